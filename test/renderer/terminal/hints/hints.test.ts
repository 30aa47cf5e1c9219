// Labels for items in the viewport, and picking an item by typing its label.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintLetter, hintName, hintsHelp, canBeOpened } from '../../../../renderer/state/hints/hintText.ts';
import { labeled, moved, typedHint } from '../../../../renderer/terminal/hints/hints.ts';
import type { Pickable } from '../../../../renderer/state/hints/hint.ts';
import { Viewport } from '../../../../renderer/terminal/hints/viewport.ts';
import { bytesOf, createStage } from '../../headless.ts';

const item = (text: string, row = 0, col = 0): Pickable => ({ kind: 'path', text, row, col });
const many = (count: number): Pickable[] => Array.from({ length: count }, (_, at) => item(`/file/${at}`, at));

describe('labels', () => {
  test('labels are assigned from the lowest line upwards, and within a line from left to right', () => {
    const hints = labeled([item('/a', 0), item('/b', 2, 9), item('/c', 2, 1)]);
    expect(hints.map(({ label, text }) => `${label} ${text}`)).toEqual(['a /c', 's /b', 'd /a']);
  });

  test('labels are given once to a text that occurs twice, at its lowest position', () => {
    expect(labeled([item('/a', 0), item('/a', 3)])).toEqual([{ ...item('/a', 3), label: 'a' }]);
  });

  test('labels all have two letters when one is not enough, and there are no more labels than two letters can distinguish', () => {
    const lengths = (count: number): unknown => {
      const hints = labeled(many(count));
      return [hints.length, new Set(hints.map(({ label }) => label.length))];
    };
    expect(lengths(26)).toEqual([26, new Set([1])]);
    expect(lengths(27)).toEqual([27, new Set([2])]);
    expect(lengths(800)).toEqual([676, new Set([2])]);
  });

  test('labels each select exactly one text, and none is the start of another', () => {
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

  test('labels follow their text when it scrolls, and vanish with it', () => {
    const hints = labeled([item('/a', 1), item('/b', 2)]);
    expect(moved(hints, [item('/new', 2), item('/b', 1, 4)])).toEqual([{ ...item('/b', 1, 4), label: 'a' }]);
  });
});

describe('items in the viewport', () => {
  // Here the viewport reads only the terminal's buffer, so the test needs no page.
  const printed = async (text: string): Promise<string[]> => {
    const stage = createStage();
    stage.receiver.receive({ type: 'output', bytes: bytesOf(text), end: 1 });
    await stage.settled();
    const viewport = new Viewport(stage.terminal as never, undefined as never);
    return viewport.pickables().map(({ kind, text: found, row, col }) => `${row},${col} ${kind} ${found}`);
  };

  test('texts to pick are found across wrapped rows, and not above the screen', async () => {
    expect(await printed('see /far/away\r\n\n\n\n\n\nx https://example.com/long/way /b')).toEqual([
      '4,2 url https://example.com/long/way',
      '5,11 path /b',
    ]);
  });

  test('texts to pick include hyperlinks that programs declare, once each, but not overwritten ones', async () => {
    const link = (target: string, text: string): string => `\u001b]8;;${target}\u0007${text}\u001b]8;;\u0007`;
    const text = `${link('https://a.test/', 'one two')} ${link('x:y', 'b')}\r\n${link('z:z', 'gone')}\rover`;
    expect(await printed(text)).toEqual(['0,0 link https://a.test/', '0,8 link x:y']);
  });
});

test('a key counts as the letter it types, or by its position if that is not a Latin letter', () => {
  const letter = (key: string, code = '', modifiers: object = {}): string | undefined =>
    hintLetter({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...modifiers });
  expect([letter('a'), letter('A'), letter('ф', 'KeyA')]).toEqual(['a', 'a', 'a']);
  expect([letter('1'), letter('Enter'), letter('a', '', { ctrlKey: true })]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('a hint’s accessible name and the help describe what typing the label does', () => {
  const [hint] = labeled([item('src/a.ts:1')]);
  if (hint === undefined) throw new Error('there is no hint');
  expect(hintName(ENGLISH, hint)).toBe('a: copy path src/a.ts:1');
  expect(hintsHelp(ENGLISH, [hint], '')).toMatch(/^Type a label to copy/);
  expect(hintsHelp(ENGLISH, [], '')).toBe('Nothing to copy here · Esc: cancel');
  expect([canBeOpened({ text: 'https://a.test/' }), canBeOpened({ text: 'file:///a' })]).toEqual([
    true,
    false,
  ]);
});
