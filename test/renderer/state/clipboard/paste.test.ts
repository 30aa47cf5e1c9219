// Pastes: the confirmation before one that could do harm, and the input sent for it.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LARGE_CHARS, pasteConcern, pasteInput } from '../../../../renderer/state/clipboard/paste.ts';
import { binaryBytes, INPUT_PIECE_CHARS, typedBytes } from '../../../../renderer/terminal/input/typing.ts';

const ESC = '\u001b';
const MEGABYTES_10 = 10 * 1024 * 1024;

describe('the confirmation before a paste', () => {
  test.each([
    ['not for one line', 'ls -l', false, null],
    ['not for one line with a line end', 'ls -l\r\n', false, null],
    ['not for a tab', 'a\tb', false, null],
    ['not for several lines in bracketed paste', 'a\nb\nc', true, null],
    ['for several lines', 'a\nb\r\nc\rd', false, /4 lines/],
    ['for two line ends', 'a\n\n', false, /2 lines/],
    ['for an escape character', `a${ESC}[201~rm`, true, /control characters/],
    ['for a backspace', 'a\u0008', true, /control characters/],
    ['for an eight-bit control character', 'a\u009b201~', true, /control characters/],
    ['not for exactly the maximum length', 'x'.repeat(LARGE_CHARS), true, null],
    ['for more than the maximum length', 'x'.repeat(LARGE_CHARS + 1), true, /100 thousand/],
  ] as const)('a paste is confirmed %s', (_name, text, bracketed, reason) => {
    const concern = pasteConcern(ENGLISH, text, bracketed);
    if (reason === null) expect(concern).toBeNull();
    else expect(concern).toMatch(reason);
  });

  test('the concern about a paste quotes the text around the first control character, with a symbol for it', () => {
    expect(pasteConcern(ENGLISH, 'x'.repeat(30) + '\u0003\nrm\u202e'.padEnd(100, '.'), true)).toContain(
      `…${'x'.repeat(20)}␃ rm\ufffd...`,
    );
  });

  test('is asked for 10 MB, which are sent in pieces', () => {
    const text = 'line of text\n'.repeat(MEGABYTES_10 / 13);
    expect(pasteConcern(ENGLISH, text, false)).toMatch(/lines/);
    expect([...typedBytes(pasteInput(text, true))].length).toBeGreaterThan(100);
  });
});

describe('the input sent for a paste', () => {
  test('a paste is sent with carriage returns as line ends, like the Enter key', () => {
    expect(pasteInput('a\nb\r\nc\rd', false)).toBe('a\rb\rc\rd');
  });

  test('a paste is enclosed in brackets when the program requested bracketed paste', () => {
    expect(pasteInput('a\nb', true)).toBe(`${ESC}[200~a\rb${ESC}[201~`);
  });

  test('a paste never ends the brackets early, whatever its text is', () => {
    const part = fc.constantFrom(ESC, '[201~', '\u009b', '201~', 'rm -rf ~\n', 'x');
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const inside = pasteInput(parts.join(''), true).slice(`${ESC}[200~`.length, -`${ESC}[201~`.length);
        expect(inside).not.toContain(ESC);
        expect(inside).not.toContain('\u009b');
      }),
    );
  });

  test.each([true, false])('has no control character that was pasted, with brackets: %s', (bracketed) => {
    const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter(
      (char) => /\p{Cc}/u.test(char) && !'\t\n\r'.includes(char),
    );
    const [start, end] = bracketed ? [`${ESC}[200~`, `${ESC}[201~`] : ['', ''];
    const typed = pasteInput(controls.join('x'), bracketed);
    expect(typed.slice(start.length, typed.length - end.length)).not.toMatch(/[^\P{Cc}\t\r]/u);
    expect(pasteInput('a\u0003\u007f\u0085\tb', bracketed)).toBe(`${start}a␃␡\ufffd\tb${end}`);
  });

  test('arrives unchanged for any length, and no piece splits a character', () => {
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

  test('an empty paste sends nothing', () => {
    expect([...typedBytes('')]).toEqual([]);
  });

  test('a mouse report in an old encoding is sent as bytes, not as UTF-8', () => {
    expect([...binaryBytes(`${ESC}[M\u00a0\u00ff!`)]).toEqual([0x1b, 0x5b, 0x4d, 0xa0, 0xff, 0x21]);
  });
});
