// Labels for what is in sight, and what typing one picks.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintLetter, hintName, hintsHelp, canBeOpened } from '../../../../renderer/state/hints/hintText.ts';
import { labeled, moved, typedHint } from '../../../../renderer/terminal/hints/hints.ts';
import type { Pickable } from '../../../../renderer/state/hints/hint.ts';
import { Viewport } from '../../../../renderer/terminal/hints/viewport.ts';
import { bytesOf, createStage } from '../../headless.ts';

const thing = (text: string, row = 0, col = 0): Pickable => ({ kind: 'path', text, row, col });
const many = (count: number): Pickable[] =>
  Array.from({ length: count }, (_, at) => thing(`/file/${at}`, at));

describe('labels', () => {
  test('are given from the lowest line upwards, and within one from the left', () => {
    const hints = labeled([thing('/a', 0), thing('/b', 2, 9), thing('/c', 2, 1)]);
    expect(hints.map(({ label, text }) => `${label} ${text}`)).toEqual(['a /c', 's /b', 'd /a']);
  });

  test('are one for what is there twice, where it is lowest', () => {
    expect(labeled([thing('/a', 0), thing('/a', 3)])).toEqual([{ ...thing('/a', 3), label: 'a' }]);
  });

  test('have two letters each as soon as there are more than letters, and never more than can be told apart', () => {
    const lengths = (count: number): unknown => {
      const hints = labeled(many(count));
      return [hints.length, new Set(hints.map(({ label }) => label.length))];
    };
    expect(lengths(26)).toEqual([26, new Set([1])]);
    expect(lengths(27)).toEqual([27, new Set([2])]);
    expect(lengths(800)).toEqual([676, new Set([2])]);
  });

  test('each name one thing, whatever there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (count) => {
        const hints = labeled(many(count));
        for (const hint of hints) {
          expect(typedHint(hints, hint.label)).toEqual({ left: [hint], named: hint });
          if (hint.label.length > 1) expect(typedHint(hints, hint.label.charAt(0)).named).toBeUndefined();
        }
      }),
      { numRuns: 20 },
    );
  });

  test('go with what they stand at, and go away with it', () => {
    const hints = labeled([thing('/a', 1), thing('/b', 2)]);
    expect(moved(hints, [thing('/new', 2), thing('/b', 1, 4)])).toEqual([
      { ...thing('/b', 1, 4), label: 'a' },
    ]);
  });
});

describe('what is in sight', () => {
  // No page is needed for what is printed.
  const printed = async (text: string): Promise<string[]> => {
    const stage = createStage();
    stage.receiver.receive({ type: 'output', bytes: bytesOf(text), end: 1 });
    await stage.settled();
    const sight = new Viewport(stage.terminal as never, undefined as never);
    return sight.pickables().map(({ kind, text: found, row, col }) => `${row},${col} ${kind} ${found}`);
  };

  test('is found across wrapped rows, and not above the screen', async () => {
    expect(await printed('see /far/away\r\n\n\n\n\n\nx https://example.com/long/way /b')).toEqual([
      '4,2 url https://example.com/long/way',
      '5,11 path /b',
    ]);
  });

  test('has the links that programs declare, once each, and none that were overwritten', async () => {
    const link = (target: string, text: string): string => `\u001b]8;;${target}\u0007${text}\u001b]8;;\u0007`;
    const text = `${link('https://a.test/', 'one two')} ${link('x:y', 'b')}\r\n${link('z:z', 'gone')}\rover`;
    expect(await printed(text)).toEqual(['0,0 link https://a.test/', '0,8 link x:y']);
  });
});

test('keys mean letters by what they print, and by their place where that is no Latin letter', () => {
  const letter = (key: string, code = '', held: object = {}): string | undefined =>
    hintLetter({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });
  expect([letter('a'), letter('A'), letter('ф', 'KeyA')]).toEqual(['a', 'a', 'a']);
  expect([letter('1'), letter('Enter'), letter('a', '', { ctrlKey: true })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('hints say what they do', () => {
  const [hint] = labeled([thing('src/a.ts:1')]);
  if (hint === undefined) throw new Error('there is no hint');
  expect(hintName(ENGLISH, hint)).toBe('a: copy path src/a.ts:1');
  expect(hintsHelp(ENGLISH, [hint], '')).toMatch(/^Type a label to copy/);
  expect(hintsHelp(ENGLISH, [], '')).toBe('Nothing to copy here · Esc: cancel');
  expect([canBeOpened({ text: 'https://a.test/' }), canBeOpened({ text: 'file:///a' })]).toEqual([
    true,
    false,
  ]);
});
