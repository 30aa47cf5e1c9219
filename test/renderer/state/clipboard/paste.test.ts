// What is pasted: asked about where it could do harm, and sent as keys would be.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGE_CHARS, pasteConcern, pasteInput } from '../../../../renderer/state/clipboard/paste.ts';
import { binaryBytes, INPUT_PIECE_CHARS, typedBytes } from '../../../../renderer/terminal/input/typing.ts';

const ESC = '\u001b';
const MEGABYTES_10 = 10 * 1024 * 1024;

describe('asks before a paste', () => {
  test.each([
    ['one line', 'ls -l', false, null],
    ['one line with its end', 'ls -l\r\n', false, null],
    ['a tab', 'a\tb', false, null],
    ['many lines into brackets', 'a\nb\nc', true, null],
    ['many lines', 'a\nb\r\nc\rd', false, /4 lines/],
    ['two ends of lines', 'a\n\n', false, /2 lines/],
    ['an escape character', `a${ESC}[201~rm`, true, /control characters/],
    ['a backspace', 'a\u0008', true, /control characters/],
    ['an eight-bit control character', 'a\u009b201~', true, /control characters/],
    ['exactly the limit', 'x'.repeat(LARGE_CHARS), true, null],
    ['more than the limit', 'x'.repeat(LARGE_CHARS + 1), true, /100 thousand/],
  ] as const)('%s', (_name, text, bracketed, why) => {
    const concern = pasteConcern(ENGLISH, text, bracketed);
    if (why === null) expect(concern).toBeNull();
    else expect(concern).toMatch(why);
  });

  test('of 10 MB is asked about, and sent in pieces', () => {
    const text = 'line of text\n'.repeat(MEGABYTES_10 / 13);
    expect(pasteConcern(ENGLISH, text, false)).toMatch(/lines/);
    expect([...typedBytes(pasteInput(text, true))].length).toBeGreaterThan(100);
  });
});

describe('what is sent', () => {
  test('ends lines as the Enter key does', () => {
    expect(pasteInput('a\nb\r\nc\rd', false)).toBe('a\rb\rc\rd');
  });

  test('is in brackets where the program asked for them', () => {
    expect(pasteInput('a\nb', true)).toBe(`${ESC}[200~a\rb${ESC}[201~`);
  });

  test('can not leave the brackets, whatever is pasted', () => {
    const part = fc.constantFrom(ESC, '[201~', '\u009b', '201~', 'rm -rf ~\n', 'x');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const inside = pasteInput(parts.join(''), true).slice(`${ESC}[200~`.length, -`${ESC}[201~`.length);
        expect(inside).not.toContain(ESC);
        expect(inside).not.toContain('\u009b');
      }),
    );
  });

  test('arrives as the same text, whatever its length, and no piece cuts a character', () => {
    const around = fc.integer({ min: INPUT_PIECE_CHARS - 3, max: INPUT_PIECE_CHARS + 3 });
    fc.assert(
      fc.property(around, fc.constantFrom('😀😀', 'é', 'x'), (length, filler) => {
        const text = 'a'.repeat(length) + filler.repeat(5);
        const pieces = [...typedBytes(text)].map((bytes) =>
          new TextDecoder('utf-8', { fatal: true }).decode(bytes),
        );
        expect(pieces.join('')).toBe(text);
        expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(INPUT_PIECE_CHARS + 1);
      }),
    );
  });

  test('is nothing for an empty paste', () => {
    expect([...typedBytes('')]).toEqual([]);
  });

  test('mouse reports of the old encodings are bytes, not UTF-8', () => {
    expect([...binaryBytes(`${ESC}[M\u00a0\u00ff!`)]).toEqual([0x1b, 0x5b, 0x4d, 0xa0, 0xff, 0x21]);
  });
});
