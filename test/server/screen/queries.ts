/**
 * Queries of programs, each with its expected answer. Answers come from an unmodified xterm.js 6.0.0, or from kitty for its
 * keyboard.
 */

import type { TerminalProfile, Size } from '../../../protocol/messages/common.ts';

const ESC = '\x1b';
const CSI = `${ESC}[`;
const OSC = `${ESC}]`;
const DCS = `${ESC}P`;
const ST = `${ESC}\\`;
const BEL = '\x07';

export const QUERY_SIZE: Size = { cols: 80, rows: 24 };

const hex = (value: number): string => value.toString(16).padStart(2, '0');
const doubled = (color: string): string =>
  `rgb:${[1, 3, 5].map((at) => color.slice(at, at + 2).repeat(2)).join('/')}`;

/** All colors and digits differ, so that a mix-up is detected. */
export const QUERY_PROFILE: TerminalProfile = {
  foreground: '#d7dae0',
  background: '#14161a',
  cursor: '#7cc4ff',
  palette: Array.from(
    { length: 16 },
    (_, index) => `#${hex(index + 1)}${hex(32 + index)}${hex(200 + index)}`,
  ),
  cellWidth: 8.5,
  cellHeight: 17,
};

export type Query = {
  readonly name: string;
  /** Output before the query that prepares the terminal. It contains no query. */
  readonly setup: string;
  readonly sequence: string;
  /** Empty if an unmodified xterm.js sends no answer. */
  readonly answer: string;
};

const query = (name: string, sequence: string, answer = '', setup = ''): Query => ({
  name,
  setup,
  sequence,
  answer,
});
const color = (command: string, value: string): string => `${OSC}${command};${value}${ST}`;
const ansi = (index: number): string => doubled(QUERY_PROFILE.palette[index] as string);

const DEVICE: readonly Query[] = [
  query('primary device attributes', `${CSI}c`, `${CSI}?1;2c`),
  query('primary device attributes with a zero', `${CSI}0c`, `${CSI}?1;2c`),
  query('primary device attributes, eight-bit', '\u009bc', `${CSI}?1;2c`),
  query('primary device attributes with another parameter', `${CSI}1c`),
  query('secondary device attributes', `${CSI}>c`, `${CSI}>0;276;0c`),
  query('secondary device attributes with a zero', `${CSI}>0c`, `${CSI}>0;276;0c`),
  query('secondary device attributes with another parameter', `${CSI}>1c`),
  query('tertiary device attributes', `${CSI}=c`),
  query('identification, as a VT52', `${ESC}Z`),
  query('the answerback', '\x05'),
  query('name and version', `${CSI}>q`),
  query('name and version with a zero', `${CSI}>0q`),
  query('terminal parameters', `${CSI}x`),
  query('modifier keys', `${CSI}?4m`),
  query('terminfo strings', `${DCS}+q544e;524742${ST}`),
  query('graphics attributes', `${CSI}?1;1;0S`),
  query('kitty’s graphics', `${ESC}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA${ST}`),
  query('a checksum of the screen', `${CSI}1;1;1;1;1;1*y`),
  query('the cursor as a string', `${CSI}1$w`),
  query('tab stops as a string', `${CSI}2$w`),
];

/** Queries that xterm.js 6.0.0 does not support. */
const KEYBOARD: readonly Query[] = [
  query('kitty’s keyboard flags', `${CSI}?u`, `${CSI}?0u`),
  query('kitty’s keyboard flags, pushed', `${CSI}?u`, `${CSI}?5u`, `${CSI}>5u`),
  query('kitty’s keyboard flags, pushed and popped', `${CSI}?u`, `${CSI}?1u`, `${CSI}>1u${CSI}>31u${CSI}<u`),
  query('kitty’s keyboard flags, set', `${CSI}?u`, `${CSI}?9u`, `${CSI}=11u${CSI}=4;2u${CSI}=6;3u`),
  query('kitty’s keyboard flags that do not exist', `${CSI}?u`, `${CSI}?31u`, `${CSI}=1023u`),
  query('kitty’s keyboard flags of the alternate screen', `${CSI}?u`, `${CSI}?0u`, `${CSI}>1u${CSI}?1049h`),
  query(
    'kitty’s keyboard flags after the alternate screen',
    `${CSI}?u`,
    `${CSI}?1u`,
    `${CSI}>1u${CSI}?1049h${CSI}>3u${CSI}?1049l`,
  ),
  query('kitty’s keyboard flags after a reset', `${CSI}?u`, `${CSI}?0u`, `${CSI}>1u${CSI}!p`),
];

const STATUS: readonly Query[] = [
  query('the status', `${CSI}5n`, `${CSI}0n`),
  query('the cursor', `${CSI}6n`, `${CSI}2;3R`, 'ab\r\ncd'),
  query('the cursor after the last column', `${CSI}6n`, `${CSI}1;81R`, 'x'.repeat(80)),
  query('the cursor after wide characters', `${CSI}6n`, `${CSI}1;5R`, '\u{1f600}漢'),
  query('the cursor after a combined character', `${CSI}6n`, `${CSI}1;2R`, 'e\u0301'),
  query('the cursor in origin mode', `${CSI}6n`, `${CSI}7;4R`, `${CSI}5;10r${CSI}?6h${CSI}3;4H`),
  query('the cursor on the alternate screen', `${CSI}6n`, `${CSI}9;9R`, `${CSI}?1049h${CSI}9;9H`),
  query('the cursor, DEC', `${CSI}?6n`, `${CSI}?5;7R`, `${CSI}5;7H`),
  query('the printer', `${CSI}?15n`),
  query('user-defined keys', `${CSI}?25n`),
  query('the keyboard', `${CSI}?26n`),
  query('the locator', `${CSI}?53n`),
  query('the color scheme', `${CSI}?996n`),
];

const mode = (number: number, value: number, setup = ''): Query =>
  query(`mode ?${number}${setup && ', changed'}`, `${CSI}?${number}$p`, `${CSI}?${number};${value}$y`, setup);
const switched = (number: number): Query[] => [mode(number, 2), mode(number, 1, `${CSI}?${number}h`)];
const ansiMode = (number: number, value: number, setup = ''): Query =>
  query(`mode ${number}${setup && ', changed'}`, `${CSI}${number}$p`, `${CSI}${number};${value}$y`, setup);

const MODES: readonly Query[] = [
  ansiMode(2, 4),
  ansiMode(4, 2),
  ansiMode(4, 1, `${CSI}4h`),
  ansiMode(12, 3),
  ansiMode(20, 2),
  ansiMode(99, 0),
  ...[1, 6, 9, 45, 66, 1000, 1002, 1003, 1006, 1016, 2004, 2026].flatMap(switched),
  mode(3, 0),
  mode(7, 1),
  mode(7, 2, `${CSI}?7l`),
  mode(8, 3),
  mode(12, 2),
  mode(12, 1, `${CSI}?12h`),
  mode(25, 1),
  mode(25, 2, `${CSI}?25l`),
  mode(67, 4),
  mode(1004, 2),
  mode(1005, 4),
  mode(1015, 4),
  mode(1048, 1),
  ...[47, 1047, 1049].flatMap((number) => [mode(number, 2), mode(number, 1, `${CSI}?1049h`)]),
  mode(1003, 2, `${CSI}?1003h${CSI}?1000h`),
  mode(1006, 2, `${CSI}?1006h${CSI}?1016h`),
  mode(2027, 0),
  mode(2031, 0),
  mode(66, 1, `${ESC}=`),
];

const setting = (title: string, name: string, answer: string, setup = ''): Query =>
  query(title, `${DCS}$q${name}${ST}`, `${DCS}${answer}${ST}`, setup);

const SETTINGS: readonly Query[] = [
  setting('the style', 'm', '1$r0m'),
  setting('the style, changed', 'm', '1$r0m', `${CSI}1;31m`),
  setting('the margins', 'r', '1$r1;24r'),
  setting('the margins, changed', 'r', '1$r5;10r', `${CSI}5;10r`),
  setting('the cursor’s style', ' q', '1$r2 q'),
  setting('the cursor’s style with blinking on', ' q', '1$r1 q', `${CSI}?12h`),
  setting('protection', '"q', '1$r0"q'),
  setting('protection, changed', '"q', '1$r1"q', `${CSI}1"q`),
  setting('conformance', '"p', '1$r61;1"p'),
  setting('left and right margins', 's', '0$r'),
  setting('nothing', '', '0$r'),
];

const WINDOW: readonly Query[] = [
  query('the window’s state', `${CSI}11t`),
  query('the window’s place', `${CSI}13t`),
  query('the text area in pixels', `${CSI}14t`, `${CSI}4;408;680t`),
  query('the window in pixels', `${CSI}14;2t`),
  query('the display in pixels', `${CSI}15t`),
  query('a cell in pixels', `${CSI}16t`, `${CSI}6;17;9t`),
  query('the text area in cells', `${CSI}18t`, `${CSI}8;24;80t`),
  query('the display in cells', `${CSI}19t`),
  query('the icon’s title', `${CSI}20t`, '', `${OSC}1;rm -rf /${ST}`),
  query('the title', `${CSI}21t`, '', `${OSC}2;rm -rf /${ST}`),
  query('the focus', `${CSI}?1004h`, `${CSI}O`),
  query('the focus twice', `${CSI}?1004;1004h`, `${CSI}O${CSI}O`),
];

const INDEXED: readonly Query[] = [
  query('a color of the palette', `${OSC}4;1;?${ST}`, color('4;1', ansi(1))),
  query('a color with zeros before it', `${OSC}4;007;?${BEL}`, color('4;7', ansi(7))),
  query('a bright color', `${OSC}4;15;?${BEL}`, color('4;15', ansi(15))),
  query('a color of the cube', `${OSC}4;208;?${ST}`, color('4;208', 'rgb:ffff/8787/0000')),
  query('the first of the cube', `${OSC}4;16;?${ST}`, color('4;16', 'rgb:0000/0000/0000')),
  query('a gray', `${OSC}4;232;?${ST}`, color('4;232', 'rgb:0808/0808/0808')),
  query('the last gray', `${OSC}4;255;?${ST}`, color('4;255', 'rgb:eeee/eeee/eeee')),
  query('a color that no palette has', `${OSC}4;256;?${ST}`),
  query('a color without a number', `${OSC}4;x;?${ST}`),
  query('a number without a question', `${OSC}4;1${ST}`),
  query('several colors', `${OSC}4;0;?;15;?${ST}`, color('4;0', ansi(0)) + color('4;15', ansi(15))),
  query('a color set and asked', `${OSC}4;3;#102030;3;?${ST}`, color('4;3', 'rgb:1010/2020/3030')),
  query(
    'a color set before',
    `${OSC}4;3;?${ST}`,
    color('4;3', 'rgb:ffff/0000/8888'),
    `${OSC}4;3;rgb:f/0/8${ST}`,
  ),
  query('a color reset', `${OSC}4;3;?${ST}`, color('4;3', ansi(3)), `${OSC}4;3;#ffffff${ST}${OSC}104;3${ST}`),
  query(
    'a color with another one reset',
    `${OSC}4;0;?${ST}`,
    color('4;0', 'rgb:ffff/ffff/ffff'),
    `${OSC}4;0;#ffffff${ST}${OSC}104;1;;x${ST}`,
  ),
  query(
    'a color with all reset',
    `${OSC}4;3;?${ST}`,
    color('4;3', ansi(3)),
    `${OSC}4;3;#ffffff${ST}${OSC}104${ST}`,
  ),
  query('a special color of the palette', `${OSC}5;0;?${ST}`),
];

const special = (command: number, profileColor: string): string => color(`${command}`, doubled(profileColor));
const FOREGROUND = special(10, QUERY_PROFILE.foreground);
const BACKGROUND = special(11, QUERY_PROFILE.background);
const CURSOR = special(12, QUERY_PROFILE.cursor);
const background = (name: string, text: string, answer: string): Query =>
  query(name, `${OSC}11;?${ST}`, color('11', answer), `${OSC}11;${text}${ST}`);

const SPECIAL: readonly Query[] = [
  query('the foreground', `${OSC}10;?${ST}`, FOREGROUND),
  query('the background', `${OSC}11;?${BEL}`, BACKGROUND),
  query('the background, eight-bit', '\u009d11;?\u009c', BACKGROUND),
  query('the cursor’s color', `${OSC}12;?${ST}`, CURSOR),
  query('three colors at once', `${OSC}10;?;?;?${ST}`, FOREGROUND + BACKGROUND + CURSOR),
  query('more colors than exist', `${OSC}11;?;?;?;?${ST}`, BACKGROUND + CURSOR),
  query('one color set and one queried', `${OSC}10;#fff;?${ST}`, BACKGROUND),
  background('#rgb', '#1a2', 'rgb:1010/a0a0/2020'),
  background('#rrggbb', '#1A2b3C', 'rgb:1a1a/2b2b/3c3c'),
  background('#rrrgggbbb', '#123456789', 'rgb:1212/4545/7878'),
  background('#rrrrggggbbbb', '#123456789abc', 'rgb:1212/5656/9a9a'),
  background('rgb:r/g/b', 'rgb:1/a/2', 'rgb:1111/aaaa/2222'),
  background('rgb:rrrr/gggg/bbbb', 'rgb:ffff/8080/0000', 'rgb:ffff/8080/0000'),
  background('rgb of unequal lengths', 'rgb:f/80/000', doubled(QUERY_PROFILE.background)),
  background('a color by its name', 'red', doubled(QUERY_PROFILE.background)),
  query(
    'all three reset',
    `${OSC}10;?;?;?${ST}`,
    FOREGROUND + BACKGROUND + CURSOR,
    `${OSC}10;#111;#222;#333${ST}${OSC}110${ST}${OSC}111${ST}${OSC}112${ST}`,
  ),
  query(
    'special colors with the palette reset',
    `${OSC}11;?${ST}`,
    color('11', 'rgb:2020/2020/2020'),
    `${OSC}11;#222${ST}${OSC}104${ST}`,
  ),
  query('the colors of pointer and selection', `${OSC}13;?;?;?;?${ST}${OSC}17;?${ST}${OSC}19;?${ST}`),
  query('the clipboard', `${OSC}52;c;?${ST}`),
  query('the directory', `${OSC}7;?${ST}`),
  query('iTerm’s cell size', `${OSC}1337;ReportCellSize${ST}`),
];

/** Answers that terminals send. They are not queries. */
const ANSWERS: readonly Query[] = [
  query('echoed answers', `${CSI}1;1R${CSI}?1;2c${CSI}0n${CSI}?2004;1$y${CSI}4;408;680t`),
];

/** Queries that an unmodified xterm.js answers as the server does. */
export const XTERM_QUERIES: readonly Query[] = [
  ...DEVICE,
  ...STATUS,
  ...MODES,
  ...SETTINGS,
  ...WINDOW,
  ...INDEXED,
  ...SPECIAL,
  ...ANSWERS,
];

export const QUERIES: readonly Query[] = [...KEYBOARD, ...XTERM_QUERIES];

/** Resets everything that one query may have set and another could notice. */
export const FORGET = `${ESC}c${CSI}?12l${OSC}104${ST}${OSC}110${ST}${OSC}111${ST}${OSC}112${ST}`;
