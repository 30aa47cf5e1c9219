import { describe, expect, test } from 'vitest';
import { MAX_SEQUENCE_COUNT } from '../../../terminal/boundedCounts.ts';
import { Emulator } from '../../../server/screen/emulator.ts';
import { FORGET, QUERIES, QUERY_PROFILE, QUERY_SIZE } from './queries.ts';

const ESC = '\x1b';
const ST = `${ESC}\\`;

function start() {
  const heard = { answers: '' };
  const emulator = new Emulator(QUERY_SIZE, QUERY_PROFILE, (text) => (heard.answers += text));
  const print = (output: string | readonly number[]): string => {
    heard.answers = '';
    emulator.write(Buffer.from(output as string));
    return heard.answers;
  };
  return { emulator, print };
}

test.each(QUERIES)('S11: asked for $what it says what xterm.js says', ({ given, ask, answer }) => {
  const { print } = start();
  expect(print(given), 'the scene asks nothing').toBe('');
  expect(print(ask)).toBe(answer);
});

test.each(QUERIES)('S11: asked for $what byte by byte it answers once', ({ given, ask, answer }) => {
  const { print } = start();
  print(given);
  expect(Array.from(Buffer.from(ask), (byte) => print([byte])).join('')).toBe(answer);
});

test('S11: whatever was asked before, each question is answered alike', () => {
  const { print } = start();
  const all = QUERIES.map(({ given, ask }) => FORGET + given + ask).join('');
  expect(print(all)).toBe(QUERIES.map(({ answer }) => answer).join(''));
});

test('S11: another size, profile and focus count for later questions', () => {
  const { emulator, print } = start();
  const ask = `${ESC}[18t${ESC}[16t${ESC}]11;?${ST}${ESC}]4;1;?${ST}${ESC}[?1004h`;
  emulator.resize({ cols: 100, rows: 30 });
  const palette = QUERY_PROFILE.palette.map(() => '#010203');
  emulator.setProfile({ ...QUERY_PROFILE, background: '#00FF00', palette, cellHeight: 20.4 });
  emulator.setFocused(true);
  expect(print(ask)).toBe(
    `${ESC}[8;30;100t${ESC}[6;20;9t${ESC}]11;rgb:0000/ffff/0000${ST}` +
      `${ESC}]4;1;rgb:0101/0202/0303${ST}${ESC}[I`,
  );
});

test('S11: a color that the application set outlives another theme', () => {
  const { emulator, print } = start();
  print(`${ESC}]11;#102030${ST}`);
  emulator.setProfile({ ...QUERY_PROFILE, background: '#ffffff' });
  expect(print(`${ESC}]11;?${ST}`)).toBe(`${ESC}]11;rgb:1010/2020/3030${ST}`);
});

test('a handful of bytes does not keep it busy for minutes: counts are bounded', () => {
  const { emulator, print } = start();
  const absurd = ['@', 'I', 'L', 'M', 'P', 'S', 'T', 'X', 'Z', 'b', "'}", "'~", ' @', ' A'];
  print(absurd.map((final) => `x${ESC}[2147483647${final}`).join(''));
  print(`${ESC}c${ESC}[?7hx${ESC}[2147483647b`);
  const column = ((MAX_SEQUENCE_COUNT + 1) % QUERY_SIZE.cols) + 1;
  expect(print(`${ESC}[6n`)).toBe(`${ESC}[24;${column}R`);
  emulator.dispose();
});

test('its summary is the title and the last line that is not blank, from the row where that began', () => {
  const { emulator, print } = start();
  expect(emulator.summary()).toEqual({ title: '', lastLine: '' });
  print(`${ESC}]2;build\t on \u202ehost${ST}first\r\n${'ab '.repeat(40)}\r\n  \r\n\r\n`);
  expect(emulator.summary()).toEqual({ title: 'build on host', lastLine: 'ab '.repeat(40).trim() });
  print(`${ESC}[?1049h${ESC}[5;3Hfull screen`);
  expect(emulator.summary().lastLine).toBe('full screen');
  print(`${ESC}[?1049l${ESC}[2J${ESC}[H`);
  expect(emulator.summary().lastLine).toBe('');
});

test('a summary is cut at 200 characters, and never within one', () => {
  const { emulator, print } = start();
  print(`${ESC}]2;${'x'.repeat(199)}\u{1f600}${ST}`);
  expect(emulator.summary().title).toBe('x'.repeat(199));
});

test('R12: a snapshot has the colors that the application set, and repainting it answers nothing', () => {
  const { emulator, print } = start();
  print(`${ESC}]4;3;#102030;9;#fff${ST}${ESC}]11;#405060${ST}${ESC}]104;9${ST}${ESC}[?1004h${ESC}[3`);
  const { text, tail, size } = emulator.snapshot(100);
  expect([size, Buffer.from(tail).toString()]).toEqual([QUERY_SIZE, `${ESC}[3`]);
  const again = start();
  expect(again.print(Buffer.from(text).toString()), 'but that nobody has the focus').toBe(`${ESC}[O`);
  again.print([...tail]);
  const ask = `1m${ESC}]4;3;?;9;?${ST}${ESC}]11;?${ST}${ESC}[?1004$p`;
  expect(again.print(ask)).toBe(print(ask));
  expect(again.emulator.snapshot(100)).toEqual(emulator.snapshot(100));
});

describe('I6: of a client that shows images', () => {
  const asked = (ask: string, images: boolean): string => {
    const { emulator, print } = start();
    emulator.setProfile({ ...QUERY_PROFILE, ...(images ? { images } : {}) });
    return print(`${ESC}[${ask}`);
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
  ])('%s is answered with %s, once', (ask, answer) => {
    expect(asked(ask, true)).toBe(`${ESC}[${answer}`);
  });

  test('and of one that does not, nothing is said of them', () => {
    expect([asked('c', false), asked('?1;1;0S', false), asked('1c', true)]).toEqual([`${ESC}[?1;2c`, '', '']);
  });
});
