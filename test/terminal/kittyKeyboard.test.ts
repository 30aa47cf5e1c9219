// State of kitty's keyboard protocol in a terminal.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RESET_KEYBOARD, keyboardFlags, MAX_KEYBOARD_STACK } from '../../terminal/kittyKeyboard.ts';
import { openPageTerminal, openTerminal, parse, textOf, type Watched } from './terminals.ts';

const CSI = '\u001b[';

function flagsAfter(...outputs: readonly string[]): number[] {
  const watched = openTerminal(20, 5);
  return outputs.map((output) => {
    parse(watched, output);
    return keyboardFlags(watched.terminal);
  });
}

test('keyboard flags are pushed, popped, set, added and removed', () => {
  expect(flagsAfter('', `${CSI}>1u`, `${CSI}>u`, `${CSI}<u`, `${CSI}<u`)).toEqual([0, 1, 0, 1, 0]);
  expect(flagsAfter(`${CSI}=3u`, `${CSI}=4;2u`, `${CSI}=1;3u`, `${CSI}=8;1u`)).toEqual([3, 7, 6, 8]);
  expect(flagsAfter(`${CSI}=3;9u`, `${CSI}=3;0u`, `${CSI}=255u`)).toEqual([0, 3, 31]);
});

test('a missing parameter is not taken from an earlier sequence', () => {
  expect(flagsAfter(`${CSI}1;3;3H${CSI}=5u`, `${CSI}9;9r${CSI}>u`)).toEqual([5, 0]);
});

test('popping more entries than were pushed selects the standard keyboard', () => {
  expect(flagsAfter(`${CSI}>1u${CSI}>2u`, `${CSI}<99u`, `${CSI}>4u`, RESET_KEYBOARD)).toEqual([2, 0, 4, 0]);
});

test('pushing beyond the max stack size drops the oldest entry', () => {
  const pushes = Array.from({ length: MAX_KEYBOARD_STACK + 3 }, (_, index) => `${CSI}>${index + 1}u`);
  const pops = Array.from({ length: MAX_KEYBOARD_STACK }, () => `${CSI}<u`);
  const last = MAX_KEYBOARD_STACK + 3;
  expect(flagsAfter(pushes.join(''), ...pops)).toEqual([
    last,
    ...Array.from({ length: MAX_KEYBOARD_STACK - 1 }, (_, index) => last - 1 - index),
    0,
  ]);
});

test('each screen has its own stack, and every reset clears both', () => {
  const own = [`${CSI}>1u`, `${CSI}?1049h`, `${CSI}>3u`, `${CSI}?1049l`, `${CSI}?1049h`];
  expect(flagsAfter(...own)).toEqual([1, 0, 3, 1, 3]);
  expect(flagsAfter(`${CSI}>1u`, '\u001bc')).toEqual([1, 0]);
  expect(flagsAfter(`${CSI}>1u`, `${CSI}!p`)).toEqual([1, 0]);
  const { terminal } = openTerminal(20, 5);
  parse({ terminal }, `${CSI}>1u`);
  terminal.reset();
  expect(keyboardFlags(terminal)).toBe(0);
});

test('R13: a snapshot restores the stacks, also in a page terminal', () => {
  const step = fc.oneof(
    fc.nat(40).map((flags) => `${CSI}>${flags}u`),
    fc.nat(4).map((count) => `${CSI}<${count}u`),
    fc.tuple(fc.nat(40), fc.nat(4)).map(([flags, how]) => `${CSI}=${flags};${how}u`),
    fc.constantFrom(`${CSI}?1049h`, `${CSI}?1049l`, `${CSI}?47h`, `${CSI}?47l`, 'text', '\u001bc'),
  );
  const rest = fc.array(step, { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), rest, (before, after) => {
      const whole = openTerminal(20, 5);
      parse(whole, before.join(''));
      const others: Watched[] = [openTerminal(20, 5), openPageTerminal(20, 5)];
      for (const other of others) parse(other, textOf(whole));
      for (const next of ['', ...after]) {
        const flags = [whole, ...others].map((watched) => {
          parse(watched, next);
          return keyboardFlags(watched.terminal);
        });
        expect(new Set(flags).size).toBe(1);
      }
    }),
    { numRuns: 100 },
  );
});
