// Scenarios for recordings: everyday use of real programs, each with a resize in the middle.
import type { Size } from '../../protocol/messages/common.ts';

/** One step of the simulated user: type keys, resize the window, or wait for a text. */
export type Step = { readonly keys: string } | { readonly size: Size } | { readonly sees: string };

export type Scenario = { readonly name: string; readonly size: Size; readonly steps: readonly Step[] };

const ESC = '\u001b';
const ENTER = '\r';
const [UP, DOWN, RIGHT] = [`${ESC}OA`, `${ESC}OB`, `${ESC}OC`];
const PAGE_DOWN = `${ESC}[6~`;
const F = (number: 1 | 2 | 3 | 5 | 6 | 9 | 10): string =>
  ({
    1: `${ESC}OP`,
    2: `${ESC}OQ`,
    3: `${ESC}OR`,
    5: `${ESC}[15~`,
    6: `${ESC}[17~`,
    9: `${ESC}[20~`,
    10: `${ESC}[21~`,
  })[number];
const CTRL = (letter: string): string => String.fromCodePoint(letter.codePointAt(0)! & 0x1f);

const USUAL: Size = { cols: 80, rows: 24 };
const LARGE: Size = { cols: 132, rows: 43 };
const ODD: Size = { cols: 61, rows: 17 };

const typed = (...keys: readonly string[]): Step[] => keys.map((text) => ({ keys: text }));
const click = (col: number, row: number): Step => ({
  keys: `${ESC}[<0;${col};${row}M${ESC}[<0;${col};${row}m`,
});
const wheelDown = (col: number, row: number): Step => ({ keys: `${ESC}[<65;${col};${row}M` });
/** Fills the screen with text that must reappear after the program has ended. */
const FULL_SCREEN = typed(`ls -l; head -30 colors.txt${ENTER}`);
const LEAVE = typed(`exit${ENTER}`);

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'vim',
    size: USUAL,
    steps: [
      ...FULL_SCREEN,
      ...typed(`vim project/src/lamp.ts${ENTER}`, '/range', ENTER, 'n', 'Goconst 名 = "🚢 ＡＢＣ";', ESC),
      ...typed(`:vsplit colors.txt${ENTER}`, CTRL('d'), CTRL('d'), 'VG', ESC, 'zt'),
      click(70, 5),
      wheelDown(70, 5),
      { size: LARGE },
      ...typed(`:help windows${ENTER}`, CTRL('f'), CTRL('w') + 'w', 'u', CTRL('r'), 'ggdG', 'u'),
      { size: ODD },
      ...typed(`:set wrap! nonumber${ENTER}`, '10j'),
      { size: USUAL },
      ...typed(`:%s/e/ë/g${ENTER}`, `:qa!${ENTER}`),
      ...LEAVE,
    ],
  },
  {
    name: 'less',
    size: LARGE,
    steps: [
      ...FULL_SCREEN,
      ...typed(`less -R --mouse -N colors.txt${ENTER}`, ' ', ' ', 'b', '/color', ENTER, 'n', 'n'),
      wheelDown(10, 10),
      { size: USUAL },
      ...typed('G', UP, UP, 'g', '-S', ENTER, RIGHT, `&emoji${ENTER}`, `&${ENTER}`, 'F'),
      ...typed(CTRL('c'), 'h', 'q', 'q'),
      ...LEAVE,
    ],
  },
  {
    name: 'htop',
    size: USUAL,
    steps: [
      ...typed(`htop -d 10${ENTER}`, DOWN, DOWN, ' ', F(5)),
      click(8, 8),
      click(40, 12),
      { size: LARGE },
      ...typed(F(6), DOWN, ENTER, F(2), RIGHT, DOWN, F(10)),
      click(3, 43),
      ...typed(ESC, F(10)),
      ...LEAVE,
    ],
  },
  {
    name: 'tmux',
    size: LARGE,
    steps: [
      ...typed(`tmux new -s lamp${ENTER}`, `${CTRL('b')}%`, `cat colors.txt${ENTER}`, `${CTRL('b')}"`),
      ...typed(`less -R colors.txt${ENTER}`, ' ', ' '),
      click(20, 10),
      ...typed(
        `seq 1 300${ENTER}`,
        `${CTRL('b')}[`,
        PAGE_DOWN,
        UP,
        UP,
        'q',
        `${CTRL('b')}c`,
        `ls -la${ENTER}`,
      ),
      { size: USUAL },
      ...typed(`${CTRL('b')}w`, UP, ENTER, `${CTRL('b')}z`, `${CTRL('b')}z`, `${CTRL('b')} `),
      // Typed as separate steps, because tmux treats keys that arrive together as a paste.
      ...typed(CTRL('b'), ':', `kill-server${ENTER}`),
      ...LEAVE,
    ],
  },
  {
    name: 'mc',
    size: USUAL,
    steps: [
      ...FULL_SCREEN,
      ...typed(`mc -x . project/src${ENTER}`, DOWN, DOWN, DOWN),
      click(60, 5),
      click(60, 6),
      ...typed(F(3), PAGE_DOWN, F(10), F(9), RIGHT, DOWN, DOWN, ESC + ESC),
      { size: LARGE },
      ...typed(CTRL('o'), `ls${ENTER}`, CTRL('o'), F(1), F(10)),
      { size: ODD },
      { size: USUAL },
      ...typed(F(10), ENTER),
      ...LEAVE,
    ],
  },
  {
    name: 'nano',
    size: ODD,
    steps: [
      ...typed(
        `nano colors.txt${ENTER}`,
        'αβγ 漢字 😀 ',
        ENTER,
        PAGE_DOWN,
        PAGE_DOWN,
        CTRL('w'),
        `emoji${ENTER}`,
      ),
      { size: USUAL },
      ...typed(CTRL('k'), CTRL('k'), CTRL('u'), CTRL('g'), CTRL('x')),
      ...typed('here', CTRL('x'), 'n'),
      ...LEAVE,
    ],
  },
  {
    name: 'git-log',
    size: USUAL,
    steps: [
      ...typed(`cd project${ENTER}`, `git log --graph --stat --decorate${ENTER}`, ' ', ' ', `/haze${ENTER}`),
      { size: ODD },
      ...typed('n', ' ', 'q', `git log --oneline --graph --all --color | head -40${ENTER}`),
      { size: LARGE },
      ...typed(`git show --color-words HEAD~3 HEAD~4${ENTER}`),
      ...LEAVE,
    ],
  },
  {
    name: 'npm-install',
    size: USUAL,
    steps: [
      ...typed(`cd project${ENTER}`, `npm install --install-links ./packages/*${ENTER}`),
      { sees: 'added' },
      { size: ODD },
      ...typed(`npm pkg get --json; npm explain lantern --color=always${ENTER}`),
      { sees: 'from the root project' },
      ...typed(`npm rebuild --foreground-scripts${ENTER}`),
      { sees: 'rebuilt' },
      ...LEAVE,
    ],
  },
  {
    name: 'bash',
    size: ODD,
    steps: [
      ...typed(`cat colors.txt${ENTER}`, `echo ${'a long command line that wraps '.repeat(4)}漢字 😀`),
      ...typed(`${CTRL('a')}# ${CTRL('e')} end${ENTER}`, `${CTRL('r')}cat`, CTRL('g')),
      { size: LARGE },
      ...typed(`ls -la . project/src; tput sgr0; clear${ENTER}`, `cat colors.txt | tail -60${ENTER}`),
      { size: USUAL },
      ...typed(`tput csr 5 15; tput cup 14 0; seq 1 40; tput csr 0 23; tput cup 20 0${ENTER}`),
      ...typed(
        `tput smacs; echo lqqqkx; tput rmacs; printf '\\e[?6h\\e[3g\\t.\\e[?6l'${ENTER}`,
        'ls pro\t\t\t',
      ),
      ...typed(CTRL('c'), `read -p 'password: ' -s x${ENTER}`, ENTER),
      ...LEAVE,
    ],
  },
];
