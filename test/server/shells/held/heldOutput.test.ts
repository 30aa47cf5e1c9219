// Output of a held shell. It arrives in order, with one notification for output that the holder has dropped.
import { expect, test } from 'vitest';
import { HeldOutput } from '../../../../server/shells/held/heldOutput.ts';

type Emitted = { readonly what: string; readonly at: number };

function started(from = 0): { output: HeldOutput; emitted: Emitted[]; granted: number[] } {
  const emitted: Emitted[] = [];
  const granted: number[] = [];
  const output = new HeldOutput((offset) => granted.push(offset));
  output.begin(from);
  output.start({
    onOutput: (at, bytes) => void emitted.push({ what: Buffer.from(bytes).toString(), at }),
    onSkipped: (at) => void emitted.push({ what: 'skipped', at }),
    onSized: (at) => void emitted.push({ what: 'sized', at }),
    onDirectory: () => undefined,
    onAway: () => undefined,
    onEnd: () => undefined,
  });
  return { output, emitted, granted };
}

test('output that the holder has dropped is reported as skipped, and the window continues after it', () => {
  const { output, emitted, granted } = started(100);
  output.output(100, Buffer.from('abc'));
  output.retainedFrom(5_000_000);
  expect(granted.at(-1)).toBeGreaterThan(5_000_000);
  expect(output.next).toBe(5_000_000);
  output.output(5_000_000, Buffer.from('def'));
  output.output(5_000_003, Buffer.from('ghi'));
  expect(emitted).toEqual([
    { what: 'abc', at: 100 },
    { what: 'skipped', at: 5_000_000 },
    { what: 'def', at: 5_000_000 },
    { what: 'ghi', at: 5_000_003 },
  ]);
});

test('nothing is skipped when the holder retains older output than requested', () => {
  const { output, emitted, granted } = started(100);
  output.retainedFrom(40);
  output.output(40, Buffer.from('x'.repeat(60) + 'abc'));
  expect(emitted).toEqual([{ what: 'abc', at: 100 }]);
  expect(granted.every((offset) => offset > 100)).toBe(true);
});

test('a size change after skipped output is reported at its offset', () => {
  const { output, emitted } = started();
  output.retainedFrom(1000);
  output.sized({ number: 1, at: 1002, size: { cols: 80, rows: 24 } });
  output.output(1000, Buffer.from('abcd'));
  expect(emitted).toEqual([
    { what: 'skipped', at: 1000 },
    { what: 'ab', at: 1000 },
    { what: 'sized', at: 1002 },
    { what: 'cd', at: 1002 },
  ]);
});
