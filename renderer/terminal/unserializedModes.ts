/** Modes that the serialize add-on leaves out of a repaint: without them a restored program misreads mouse and screen. */

import type { IParser, Terminal } from '@xterm/xterm';

/** What is needed of a terminal; the real one and a headless one both have it. */
export type ModedTerminal = Pick<Terminal, 'buffer' | 'modes' | 'rows' | 'cols' | 'onResize'> & {
  readonly parser: IParser;
};

type Region = { readonly top: number; readonly bottom: number };
type Params = readonly (number | number[])[];

const MOUSE_ENCODINGS: ReadonlySet<number> = new Set([1006, 1016]);
const ALTERNATE_SCREENS: ReadonlySet<number> = new Set([47, 1047, 1049]);
const CURSOR_SHOWN = 25;
/** Slots of character sets, by the intermediate that fills them. */
const SLOTS = ['(', ')', '*', '+'] as const;
/** Line drawing, United Kingdom, United States: what terminfo entries of today use. */
const SETS = ['0', 'A', 'B'] as const;
const PLAIN_SET = 'B';

/** Watches one terminal's stream. */
export class UnserializedModes {
  readonly #terminal: ModedTerminal;
  #mouseEncoding: number | undefined;
  #cursorHidden = false;
  #cursorStyle = 0;
  #regions: { normal?: Region; alternate?: Region } = {};
  readonly #sets = new Map<(typeof SLOTS)[number], string>();

  constructor(terminal: ModedTerminal) {
    this.#terminal = terminal;
    const { parser } = terminal;
    // Each handler looks on and leaves the work to the terminal's own: none answers `true`.
    const watch = (look: (params: Params) => void) => (params: Params) => {
      look(params);
      return false;
    };
    parser.registerCsiHandler(
      { prefix: '?', final: 'h' },
      watch((params) => this.#switched(params, true)),
    );
    parser.registerCsiHandler(
      { prefix: '?', final: 'l' },
      watch((params) => this.#switched(params, false)),
    );
    parser.registerCsiHandler(
      { final: 'r' },
      watch((params) => this.#setRegion(params)),
    );
    parser.registerCsiHandler(
      { intermediates: ' ', final: 'q' },
      watch(([style]) => this.#setCursorStyle(style)),
    );
    parser.registerCsiHandler(
      { intermediates: '!', final: 'p' },
      watch(() => this.#softReset()),
    );
    parser.registerEscHandler({ final: 'c' }, () => this.#fullReset());
    for (const slot of SLOTS) {
      for (const set of SETS) {
        parser.registerEscHandler({ intermediates: slot, final: set }, () => this.#setCharacters(slot, set));
      }
    }
    terminal.onResize(() => {
      this.#regions = {};
    });
  }

  /** A new terminal begins. */
  reset(): void {
    this.#softReset();
    this.#mouseEncoding = undefined;
    this.#regions = {};
  }

  /** Escape sequences that set these modes, to follow the add-on's text. */
  get repaint(): string {
    const parts = [this.#mouseEncoding === undefined ? '' : `\u001b[?${this.#mouseEncoding}h`];
    if (this.#cursorHidden) parts.push('\u001b[?25l');
    if (this.#cursorStyle !== 0) parts.push(`\u001b[${this.#cursorStyle} q`);
    for (const [slot, set] of this.#sets) parts.push(`\u001b${slot}${set}`);
    return parts.join('') + this.#regionRepaint();
  }

  /** Setting a region or origin mode moves the cursor, and the add-on misplaces it by one behind a full line: it is put back. */
  #regionRepaint(): string {
    const { buffer, modes, cols } = this.#terminal;
    const { cursorX, cursorY, type } = buffer.active;
    const region = this.#regions[type];
    const margins = region === undefined ? '' : `\u001b[${region.top};${region.bottom}r`;
    const settings = margins + (modes.originMode ? '\u001b[?6h' : '');
    // Behind the last column a wrap is pending, which no sequence can say; the add-on's text leaves it so.
    if (cursorX >= cols && settings === '') return '';
    const firstRow = modes.originMode && region !== undefined ? region.top - 1 : 0;
    return `${settings}\u001b[${cursorY + 1 - firstRow};${cursorX + 1}H`;
  }

  #switched(params: Params, on: boolean): void {
    for (const mode of params) {
      if (typeof mode !== 'number') continue;
      if (MOUSE_ENCODINGS.has(mode)) this.#mouseEncoding = on ? mode : undefined;
      if (mode === CURSOR_SHOWN) this.#cursorHidden = !on;
      if (ALTERNATE_SCREENS.has(mode)) delete this.#regions.alternate;
    }
  }

  #setRegion([first, last]: Params): void {
    const { rows, buffer } = this.#terminal;
    const top = Number(first) || 1;
    const asked = Number(last) || rows;
    const bottom = Math.min(asked, rows);
    if (bottom <= top) return;
    if (top === 1 && bottom === rows) delete this.#regions[buffer.active.type];
    else this.#regions[buffer.active.type] = { top, bottom };
  }

  #setCursorStyle(style: number | number[] | undefined): void {
    this.#cursorStyle = style === undefined ? 1 : Number(style);
  }

  #setCharacters(slot: (typeof SLOTS)[number], set: string): boolean {
    if (set === PLAIN_SET) this.#sets.delete(slot);
    else this.#sets.set(slot, set);
    return false;
  }

  #softReset(): void {
    this.#cursorHidden = false;
    this.#cursorStyle = 0;
    delete this.#regions[this.#terminal.buffer.active.type];
    this.#sets.clear();
  }

  /** The terminal leaves its cursor hidden then, so it stays remembered as that. */
  #fullReset(): boolean {
    const hidden = this.#cursorHidden;
    this.reset();
    this.#cursorHidden = hidden;
    return false;
  }
}
