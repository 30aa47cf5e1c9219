// Input by offset: what is written, and when it counts.
import { describe, expect, it } from 'vitest';
import { InputOrder } from '../../../server/shells/inputOrder.ts';

type Held = { readonly text: string; readonly taken: (error?: Error | null) => void };

function orderOver(held: Held[]): InputOrder {
  return new InputOrder((bytes, taken) => held.push({ text: Buffer.from(bytes).toString(), taken }));
}

const bytes = (text: string) => Buffer.from(text);

/** What the promise gave so far, after all that is due now has run. */
async function soFar(promise: Promise<number>): Promise<number | undefined> {
  let value: number | undefined;
  void promise.then((offset) => (value = offset));
  await new Promise((resolve) => setImmediate(resolve));
  return value;
}

describe('input', () => {
  it('counts as taken when it was taken, also for a duplicate of what still waits', async () => {
    const held: Held[] = [];
    const order = orderOver(held);
    const first = order.write(0, bytes('abc'));
    const again = order.write(0, bytes('abc'));
    expect([await soFar(first), await soFar(again)]).toEqual([undefined, undefined]);
    expect(held.map(({ text }) => text)).toEqual(['abc']);
    held[0]?.taken();
    expect([await first, await again]).toEqual([3, 3]);
  });

  it('that overlaps is cut to its unseen tail', async () => {
    const held: Held[] = [];
    const order = orderOver(held);
    const writes = [order.write(0, bytes('abc')), order.write(1, bytes('bcde')), order.write(2, bytes(''))];
    expect(held.map(({ text }) => text)).toEqual(['abc', 'de']);
    held[0]?.taken();
    expect(await soFar(writes[1] as Promise<number>)).toBeUndefined();
    expect(await writes[2]).toBe(3);
    held[1]?.taken();
    expect(await writes[1]).toBe(5);
  });

  it('with a gap is rejected and leaves the order as it was', async () => {
    const order = orderOver([]);
    await expect(order.write(1, bytes('x'))).rejects.toThrow('input at 1 would leave a gap after 0');
  });

  it('that fails rejects all that waits and all that comes, with the first reason', async () => {
    const held: Held[] = [];
    const order = orderOver(held);
    const writes = [order.write(0, bytes('abc')), order.write(3, bytes('d'))];
    held[0]?.taken(new Error('broken'));
    held[1]?.taken();
    order.fail(new Error('later'));
    for (const write of [...writes, order.write(0, bytes('abc'))])
      await expect(write).rejects.toThrow('broken');
  });
});
