/** Finds text in one terminal's screen and scrollback. */

import { SearchAddon, type ISearchOptions } from '@xterm/addon-search';
import type { Terminal } from '@xterm/xterm';

export type FindOptions = { readonly text: string; readonly caseSensitive: boolean };
/** `index` counts from 0, and is -1 when the match is beyond those that were counted. */
export type FindCount = { readonly index: number; readonly count: number };
/** Backgrounds of matches and of the current one, `#rrggbb`. */
export type FindColours = { readonly match: string; readonly current: string };

/** Matches that are counted and marked: marking more would take longer than a key press. */
export const MAX_MARKED_MATCHES = 1_000;

export class Finder {
  readonly #terminal: Terminal;
  readonly #search = new SearchAddon({ highlightLimit: MAX_MARKED_MATCHES });
  #last: FindOptions = { text: '', caseSensitive: false };
  #isMarking = false;
  #colours: FindColours;

  constructor(terminal: Terminal, colours: FindColours, onFound: (count: FindCount) => void) {
    this.#terminal = terminal;
    this.#colours = colours;
    terminal.loadAddon(this.#search);
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) => {
      onFound({ index: resultIndex, count: resultCount });
    });
  }

  setColours(colours: FindColours): void {
    if (colours.match === this.#colours.match) return;
    this.#colours = colours;
    if (!this.#isMarking) return;
    // What is marked already has the colours of then; the search begins anew at the current match, which so stays it.
    const { start } = this.#terminal.getSelectionPosition() ?? {};
    this.#search.clearDecorations();
    if (start !== undefined) this.#terminal.select(start.x, start.y, 1);
    this.#search.findNext(this.#last.text, { ...this.#how, incremental: true });
  }

  /** Marks all matches and goes to the next (1) or previous (-1) one. */
  find(options: FindOptions, step: 1 | -1): void {
    this.#last = options;
    if (options.text === '') return this.end();
    this.#isMarking = true;
    if (step === 1) this.#search.findNext(options.text, this.#how);
    else this.#search.findPrevious(options.text, this.#how);
  }

  again(step: 1 | -1): void {
    this.find(this.#last, step);
  }

  end(): void {
    this.#isMarking = false;
    this.#search.clearDecorations();
  }

  get #how(): ISearchOptions {
    const { match, current } = this.#colours;
    return {
      caseSensitive: this.#last.caseSensitive,
      decorations: {
        matchBackground: match,
        matchOverviewRuler: match,
        activeMatchBackground: current,
        activeMatchColorOverviewRuler: current,
      },
    };
  }
}
