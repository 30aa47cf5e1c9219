/** A terminal's hyperlinks: those that programs declare (OSC 8), and URLs in the output. */

import type { IBufferRange, ILink, Terminal } from '@xterm/xterm';
import { MAX_HYPERLINK_CHARS } from '../../../shared/view/hyperlinks.ts';
import { invalidateHyperlinks } from '../../../terminal/declaredHyperlinks.ts';
import type { Hyperlink } from '../../state/hints/hyperlinkText.ts';
import { lineAt, rangeOf, readLine } from '../find/bufferLines.ts';
import { entitiesIn, type TextEntity } from './textEntities.ts';

export type HyperlinkEvents = {
  /** Called with the hyperlink under the pointer, or null. `isLow` is true near the pane's lower edge. */
  readonly onLink: (link: Hyperlink | null, isLow: boolean) => void;
  /** Called when the user clicked a hyperlink while pressing the modifier key that opens hyperlinks. */
  readonly onOpenLink: (target: string) => void;
};

/** Number of rows at the lower edge that the note about a hyperlink would cover. */
const LOW_ROWS = 3;

export class Hyperlinks {
  readonly #terminal: Terminal;
  readonly #events: HyperlinkEvents;
  readonly #mac = navigator.platform.startsWith('Mac');
  #current: Hyperlink | null = null;

  constructor(terminal: Terminal, events: HyperlinkEvents) {
    this.#terminal = terminal;
    this.#events = events;
    terminal.options.linkHandler = {
      allowNonHttpProtocols: true,
      activate: (event, target) => this.#clicked(event, target),
      hover: (_event, target, range) => this.#show({ text: this.#textOf(range), target }, range.end.y),
      leave: () => this.#show(null),
    };
    terminal.onRender(() => {
      if (this.#current === null) invalidateHyperlinks(terminal);
    });
    terminal.registerLinkProvider({ provideLinks: (y, callback) => callback(this.#linksAt(y - 1)) });
  }

  /** The hyperlink under the pointer. */
  get current(): Hyperlink | null {
    return this.#current;
  }

  #linksAt(row: number): ILink[] {
    const buffer = this.#terminal.buffer.active;
    const line = readLine(buffer, lineAt(buffer, row));
    const urls = entitiesIn(line.text).filter(({ kind }) => kind === 'url');
    return urls.map((url: TextEntity) => {
      const { text } = url;
      const { cols } = this.#terminal;
      const range = rangeOf(buffer, line, url, cols);
      // Last cell of the hyperlink, counted from the first column of its first row.
      const last = range.col + range.cells - 1;
      const lastRow = range.row + Math.floor(last / cols) + 1;
      return {
        text,
        range: {
          start: { x: range.col + 1, y: range.row + 1 },
          end: { x: (last % cols) + 1, y: lastRow },
        },
        activate: (event) => this.#clicked(event, text),
        hover: () => this.#show({ text, target: text }, lastRow),
        leave: () => this.#show(null),
      };
    });
  }

  #clicked(event: MouseEvent, target: string): void {
    if (this.#mac ? event.metaKey : event.ctrlKey) this.#events.onOpenLink(target);
  }

  /** @param lastRow is the row in which the hyperlink ends, counted from 1. */
  #show(link: Hyperlink | null, lastRow = 0): void {
    this.#current = link !== null && link.target.length <= MAX_HYPERLINK_CHARS ? link : null;
    const { buffer, rows } = this.#terminal;
    this.#events.onLink(this.#current, lastRow > buffer.active.viewportY + rows - LOW_ROWS);
  }

  /** Text of a range. A declared hyperlink is always within one row. */
  #textOf({ start, end }: IBufferRange): string {
    return (
      this.#terminal.buffer.active.getLine(start.y - 1)?.translateToString(true, start.x - 1, end.x) ?? ''
    );
  }
}
