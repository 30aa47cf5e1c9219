// Input to a tty: the order of writes, and when each of them settles.
import { describe, expect, it } from 'vitest';
import { TtyInput } from '../../../server/shells/ttyInput.ts';

type Raw = { readonly text: string; readonly onTaken: (error?: Error | null) => void };

function inputInto(written: Raw[]): TtyInput {
  return new TtyInput((bytes, onTaken) => written.push({ text: Buffer.from(bytes).toString(), onTaken }));
}

const bytes = (text: string) => Buffer.from(text);

/** State of the promise after all pending callbacks have run. */
async function stateOf(promise: Promise<void>): Promise<'pending' | 'taken' | 'rejected'> {
  let state: 'pending' | 'taken' | 'rejected' = 'pending';
  promise.then(
    () => (state = 'taken'),
    () => (state = 'rejected'),
  );
  await new Promise((resolve) => setImmediate(resolve));
  return state;
}

describe('writes to a tty', () => {
  it('a write resolves when the system has accepted it, and not before', async () => {
    const written: Raw[] = [];
    const write = inputInto(written).write(bytes('abc'));
    expect(await stateOf(write)).toBe('pending');
    expect(written.map(({ text }) => text)).toEqual(['abc']);
    written[0]?.onTaken();
    expect(await stateOf(write)).toBe('taken');
  });

  it('a write waits for earlier writes, and each one resolves on its own', async () => {
    const written: Raw[] = [];
    const input = inputInto(written);
    const [first, second] = [input.write(bytes('abc')), input.write(bytes('de'))];
    expect(written.map(({ text }) => text)).toEqual(['abc', 'de']);
    written[0]?.onTaken();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['taken', 'pending']);
    written[1]?.onTaken();
    expect(await stateOf(second)).toBe('taken');
  });

  it('a write that waits is rejected when the tty closes, and never reported as accepted later', async () => {
    const written: Raw[] = [];
    const input = inputInto(written);
    const write = input.write(bytes('abc'));
    input.fail(new Error('the shell has ended'));
    written[0]?.onTaken();
    await expect(write).rejects.toThrow('the shell has ended');
  });

  it('a write of no bytes resolves at once and writes nothing', async () => {
    const written: Raw[] = [];
    await inputInto(written).write(bytes(''));
    expect(written).toEqual([]);
  });

  it('a write that fails rejects all pending and future writes with the first error', async () => {
    const written: Raw[] = [];
    const input = inputInto(written);
    const writes = [input.write(bytes('abc')), input.write(bytes('d'))];
    written[0]?.onTaken(new Error('broken'));
    written[1]?.onTaken();
    input.fail(new Error('later'));
    for (const write of [...writes, input.write(bytes('abc'))]) await expect(write).rejects.toThrow('broken');
    expect(written).toHaveLength(2);
  });
});
