import { describe, expect, test } from 'vitest';
import { MAX_REPEAT_COUNT } from '../../../terminal/patches/repeatCounts.ts';
import { Emulator } from '../../../server/screen/emulator.ts';
import { FORGET, QUERIES, QUERY_PROFILE, QUERY_SIZE } from './queries.ts';

const ESC = '\x1b';
const ST = `${ESC}\\`;

function start() {
  const received = { answers: '' };
  const emulator = new Emulator(QUERY_SIZE, QUERY_PROFILE, (text) => (received.answers += text));
  const print = (output: string | readonly number[]): string => {
    received.answers = '';
    emulator.write(Buffer.from(output as string));
    return received.answers;
  };
  return { emulator, print };
}

test.each(QUERIES)(
  'S11: the server answers a query for $name as xterm.js does',
  ({ setup, sequence, answer }) => {
    const { print } = start();
    expect(print(setup), 'the preparation is no query').toBe('');
    expect(print(sequence)).toBe(answer);
  },
);

test.each(QUERIES)(
  'S11: a query for $name that arrives byte by byte is answered once',
  ({ setup, sequence, answer }) => {
    const { print } = start();
    print(setup);
    expect(Array.from(Buffer.from(sequence), (byte) => print([byte])).join('')).toBe(answer);
  },
);

test('S11: a query gets the same answer, whichever query came before it', () => {
  const { print } = start();
  const all = QUERIES.map(({ setup, sequence }) => FORGET + setup + sequence).join('');
  expect(print(all)).toBe(QUERIES.map(({ answer }) => answer).join(''));
});

test('S11: queries after a change of size, profile or focus are answered with the new values', () => {
  const { emulator, print } = start();
  const sequence = `${ESC}[18t${ESC}[16t${ESC}]11;?${ST}${ESC}]4;1;?${ST}${ESC}[?1004h`;
  emulator.resize({ cols: 100, rows: 30 });
  const palette = QUERY_PROFILE.palette.map(() => '#010203');
  emulator.setProfile({ ...QUERY_PROFILE, background: '#00FF00', palette, cellHeight: 20.4 });
  emulator.setFocused(true);
  expect(print(sequence)).toBe(
    `${ESC}[8;30;100t${ESC}[6;20;9t${ESC}]11;rgb:0000/ffff/0000${ST}` +
      `${ESC}]4;1;rgb:0101/0202/0303${ST}${ESC}[I`,
  );
});

test('S11: a color that a program set survives a change of the theme', () => {
  const { emulator, print } = start();
  print(`${ESC}]11;#102030${ST}`);
  emulator.setProfile({ ...QUERY_PROFILE, background: '#ffffff' });
  expect(print(`${ESC}]11;?${ST}`)).toBe(`${ESC}]11;rgb:1010/2020/3030${ST}`);
});

test('a few bytes cannot block the emulator for minutes, because repeat counts are limited', () => {
  const { emulator, print } = start();
  const sequences = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b', "'}", "'~", ' @', ' A'];
  print(sequences.map((final) => `x${ESC}[2147483647${final}`).join(''));
  print(`${ESC}c${ESC}[?7hx${ESC}[2147483647b`);
  const column = ((MAX_REPEAT_COUNT + 1) % QUERY_SIZE.cols) + 1;
  expect(print(`${ESC}[6n`)).toBe(`${ESC}[24;${column}R`);
  emulator.dispose();
});

test('S5: the summary is the title and the last non-blank line, including its wrapped rows', () => {
  const { emulator, print } = start();
  expect(emulator.summary()).toEqual({ title: '', lastLine: '' });
  print(`${ESC}]2;build\t on \u202ehost${ST}first\r\n${'ab '.repeat(40)}\r\n  \r\n\r\n`);
  expect(emulator.summary()).toEqual({ title: 'build on host', lastLine: 'ab '.repeat(40).trim() });
  print(`${ESC}[?1049h${ESC}[5;3Hfull screen`);
  expect(emulator.summary().lastLine).toBe('full screen');
  print(`${ESC}[?1049l${ESC}[2J${ESC}[H`);
  expect(emulator.summary().lastLine).toBe('');
});

test('S5: the texts of a summary are cut at 200 characters, but never in the middle of a character', () => {
  const { emulator, print } = start();
  print(`${ESC}]2;${'x'.repeat(199)}\u{1f600}${ST}`);
  expect(emulator.summary().title).toBe('x'.repeat(199));
});

test('R12: a snapshot contains the colors that a program set, and loading it triggers no replies', () => {
  const { emulator, print } = start();
  print(`${ESC}]4;3;#102030;9;#fff${ST}${ESC}]11;#405060${ST}${ESC}]104;9${ST}${ESC}[?1004h${ESC}[3`);
  const { text, tail, size } = emulator.snapshot(100);
  expect([size, Buffer.from(tail).toString()]).toEqual([QUERY_SIZE, `${ESC}[3`]);
  const again = start();
  expect(again.print(Buffer.from(text).toString()), 'except that it is not focused').toBe(`${ESC}[O`);
  again.print([...tail]);
  const sequence = `1m${ESC}]4;3;?;9;?${ST}${ESC}]11;?${ST}${ESC}[?1004$p`;
  expect(again.print(sequence)).toBe(print(sequence));
  expect(again.emulator.snapshot(100)).toEqual(emulator.snapshot(100));
});

describe('I6: queries about images', () => {
  const asked = (sequence: string, images: boolean): string => {
    const { emulator, print } = start();
    emulator.setProfile({ ...QUERY_PROFILE, ...(images ? { images } : {}) });
    return print(`${ESC}[${sequence}`);
  };

  test.each([
    ['c', '?62;4;9;22c'],
    ['0c', '?62;4;9;22c'],
    ['14t', '4;480;800t'],
    ['16t', '6;20;10t'],
    ['18t', '8;24;80t'],
    ['?1;1;0S', '?1;0;256S'],
    ['?1;4;0S', '?1;0;256S'],
    ['?1;2;0S', '?1;0;256S'],
    ['?1;3;256S', '?1;0;256S'],
    ['?1;3;16S', '?1;3S'],
    ['?2;1;0S', '?2;0;800;480S'],
    ['?2;4;0S', '?2;0;4096;4096S'],
    ['?2;3;5S', '?2;2S'],
    ['?3;1;0S', '?3;1S'],
  ])('for a client that shows images, CSI %s is answered once with CSI %s', (sequence, answer) => {
    expect(asked(sequence, true)).toBe(`${ESC}[${answer}`);
  });

  test('for a client without images, the answers do not mention images', () => {
    expect([asked('c', false), asked('?1;1;0S', false), asked('1c', true)]).toEqual([`${ESC}[?1;2c`, '', '']);
  });
});
