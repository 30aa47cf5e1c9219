/** The links of a terminal: those that programs declare (OSC 8), and addresses in what they print. */

import type { IBufferRange, ILink, Terminal } from '@xterm/xterm';
import { MAX_LINK_CHARS } from '../../../shared/view/hyperlinks.ts';
import { invalidateHyperlinks } from '../../../terminal/declaredHyperlinks.ts';
import type { Hyperlink } from '../../state/hints/hyperlinkText.ts';
import { lineAt, placeOf, readLine } from '../find/bufferLines.ts';
import { thingsIn, type TextEntity } from './textEntities.ts';

export type HyperlinkEvents = {
  /** The pointer is over this link, or over none; `isLow` says that it is near the lower edge. */
  readonly onLink: (link: Hyperlink | null, isLow: boolean) => void;
  /** The user clicked it and held the key that opens links. */
  readonly onOpenLink: (target: string) => void;
};

/** What is said of a link covers so many rows. */
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

  /** The one under the pointer. */
  get current(): Hyperlink | null {
    return this.#current;
  }

  #linksAt(row: number): ILink[] {
    const buffer = this.#terminal.buffer.active;
    const line = readLine(buffer, lineAt(buffer, row));
    const urls = thingsIn(line.text).filter(({ kind }) => kind === 'url');
    return urls.map(({ text, begin, end }: TextEntity) => {
      const { cols } = this.#terminal;
      const place = placeOf(buffer, line, begin, end, cols);
      const last = place.col + place.cells - 1;
      return {
        text,
        range: {
          start: { x: place.col + 1, y: place.row + 1 },
          end: { x: (last % cols) + 1, y: place.row + Math.floor(last / cols) + 1 },
        },
        activate: (event) => this.#clicked(event, text),
        hover: () => this.#show({ text, target: text }, place.row + Math.floor(last / cols) + 1),
        leave: () => this.#show(null),
      };
    });
  }

  #clicked(event: MouseEvent, target: string): void {
    if (this.#mac ? event.metaKey : event.ctrlKey) this.#events.onOpenLink(target);
  }

  /** @param lastRow the row that it ends in, from 1. */
  #show(link: Hyperlink | null, lastRow = 0): void {
    this.#current = link !== null && link.target.length <= MAX_LINK_CHARS ? link : null;
    const { buffer, rows } = this.#terminal;
    this.#events.onLink(this.#current, lastRow > buffer.active.viewportY + rows - LOW_ROWS);
  }

  /** What is printed there; the range of a declared link is in one row. */
  #textOf({ start, end }: IBufferRange): string {
    return (
      this.#terminal.buffer.active.getLine(start.y - 1)?.translateToString(true, start.x - 1, end.x) ?? ''
    );
  }
}
