import { expect, test } from 'vitest';
import { openEmulator } from '../../../server/screen/emulator.ts';
import { PROFILE } from '../testClient.ts';

const ESC = '\x1b';
const ST = `${ESC}\\`;
const size = { cols: 80, rows: 24 };

/** What the screen types in answer to `output`. */
async function answersTo(...output: readonly string[]): Promise<string[]> {
  const answers: string[] = [];
  const emulator = openEmulator(size, PROFILE, (text) => answers.push(text));
  for (const text of output) await new Promise<void>((resolve) => emulator.write(Buffer.from(text), resolve));
  emulator.dispose();
  return answers;
}

test.each([
  ['primary device attributes', `${ESC}[c`, `${ESC}[?1;2c`],
  ['secondary device attributes', `${ESC}[>c`, `${ESC}[>0;276;0c`],
  ['tertiary device attributes', `${ESC}[=c`, `${ESC}P!|00000000${ST}`],
  ['device status', `${ESC}[5n`, `${ESC}[0n`],
  ['the cursor', `ab\r\ncd${ESC}[6n`, `${ESC}[2;3R`],
  ['the cursor, DEC', `${ESC}[5;7H${ESC}[?6n`, `${ESC}[?5;7R`],
  ['a mode that is off', `${ESC}[?2004$p`, `${ESC}[?2004;2$y`],
  ['a mode that is on', `${ESC}[?2004h${ESC}[?2004$p`, `${ESC}[?2004;1$y`],
  ['the style', `${ESC}P$qm${ST}`, `${ESC}P1$r0m${ST}`],
  ['name and version', `${ESC}[>q`, `${ESC}P>|xterm.js(6.0.0)${ST}`],
  ['the text area in pixels', `${ESC}[14t`, `${ESC}[4;408;640t`],
  ['a cell in pixels', `${ESC}[16t`, `${ESC}[6;17;8t`],
  ['the text area in cells', `${ESC}[18t`, `${ESC}[8;24;80t`],
  ['the foreground', `${ESC}]10;?${ST}`, `${ESC}]10;rgb:ffff/ffff/ffff${ST}`],
  ['the background', `${ESC}]11;?\x07`, `${ESC}]11;rgb:1e1e/1e1e/2e2e${ST}`],
  ['the cursor colour', `${ESC}]12;?${ST}`, `${ESC}]12;rgb:0000/ffff/0000${ST}`],
  ['a colour of the palette', `${ESC}]4;1;?${ST}`, `${ESC}]4;1;rgb:cccc/0000/0000${ST}`],
  ['a colour of the cube', `${ESC}]4;208;?${ST}`, `${ESC}]4;208;rgb:ffff/8787/0000${ST}`],
  ['a grey', `${ESC}]4;232;?${ST}`, `${ESC}]4;232;rgb:0808/0808/0808${ST}`],
])('S11: %s is answered once', async (_what, question, answer) => {
  expect(await answersTo(question)).toEqual([answer]);
});

test.each([
  ['the title', `${ESC}]2;rm -rf /${ST}${ESC}[21t`],
  ['the clipboard', `${ESC}]52;c;?${ST}`],
  ['a colour that no palette has', `${ESC}]4;256;?${ST}`],
  ['a keyboard protocol that is not there', `${ESC}[?u`],
  ['a report of another terminal', `${ESC}[1;1R${ESC}[?1;2c`],
])('S11: %s is not answered', async (_what, question) => {
  expect(await answersTo(question)).toEqual([]);
});

test('S11: a question split anywhere is answered once', async () => {
  expect(await answersTo(ESC, '[', '6', 'n', `${ESC}]11;`, '?', ESC, '\\')).toEqual([
    `${ESC}[1;1R`,
    `${ESC}]11;rgb:1e1e/1e1e/2e2e${ST}`,
  ]);
});

test('S11: colours that the application set are the ones it is told, until it resets them', async () => {
  const ask = `${ESC}]11;?${ST}${ESC}]4;1;?${ST}`;
  const answers = await answersTo(
    `${ESC}]11;#102030${ST}${ESC}]4;1;rgb:f/0/8${ST}${ask}${ESC}]111${ST}${ESC}]104;1${ST}${ask}`,
  );
  expect(answers).toEqual([
    `${ESC}]11;rgb:1010/2020/3030${ST}`,
    `${ESC}]4;1;rgb:ffff/0000/8888${ST}`,
    `${ESC}]11;rgb:1e1e/1e1e/2e2e${ST}`,
    `${ESC}]4;1;rgb:cccc/0000/0000${ST}`,
  ]);
});

test('S11: several colours may be asked in one sequence', async () => {
  expect(await answersTo(`${ESC}]10;?;?${ST}${ESC}]4;0;?;15;?${ST}`)).toEqual([
    `${ESC}]10;rgb:ffff/ffff/ffff${ST}`,
    `${ESC}]11;rgb:1e1e/1e1e/2e2e${ST}`,
    `${ESC}]4;0;rgb:2e2e/3434/3636${ST}`,
    `${ESC}]4;15;rgb:eeee/eeee/ecec${ST}`,
  ]);
});

test('S11: a resize counts for what is printed after it, and another profile for later questions', async () => {
  const answers: string[] = [];
  const emulator = openEmulator(size, PROFILE, (text) => answers.push(text));
  emulator.write(Buffer.from(`${ESC}[18t`), () => undefined);
  emulator.resize({ cols: 100, rows: 30 });
  await new Promise<void>((resolve) => emulator.write(Buffer.from(`${ESC}[18t`), resolve));
  emulator.setProfile({ ...PROFILE, background: '#000000', cellHeight: 20.4 });
  await new Promise<void>((resolve) => emulator.write(Buffer.from(`${ESC}]11;?${ST}${ESC}[16t`), resolve));
  expect(answers).toEqual([
    `${ESC}[8;24;80t`,
    `${ESC}[8;30;100t`,
    `${ESC}]11;rgb:0000/0000/0000${ST}`,
    `${ESC}[6;20;8t`,
  ]);
});

test('widths are those of Unicode 11, as in the client: an emoji takes two cells', async () => {
  expect(await answersTo(`\u{1f600}${ESC}[6n`)).toEqual([`${ESC}[1;3R`]);
});
