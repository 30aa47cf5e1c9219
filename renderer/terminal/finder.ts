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
  readonly #search = new SearchAddon({ highlightLimit: MAX_MARKED_MATCHES });
  #last: FindOptions = { text: '', caseSensitive: false };
  #colours: FindColours;

  constructor(terminal: Terminal, colours: FindColours, onFound: (count: FindCount) => void) {
    this.#colours = colours;
    terminal.loadAddon(this.#search);
    this.#search.onDidChangeResults(({ resultIndex, resultCount }) => {
      onFound({ index: resultIndex, count: resultCount });
    });
  }

  setColours(colours: FindColours): void {
    this.#colours = colours;
  }

  /** Marks all matches and goes to the next (1) or previous (-1) one. */
  find(options: FindOptions, step: 1 | -1): void {
    this.#last = options;
    if (options.text === '') return this.end();
    const { match, current } = this.#colours;
    const how: ISearchOptions = {
      caseSensitive: options.caseSensitive,
      decorations: {
        matchBackground: match,
        matchOverviewRuler: match,
        activeMatchBackground: current,
        activeMatchColorOverviewRuler: current,
      },
    };
    if (step === 1) this.#search.findNext(options.text, how);
    else this.#search.findPrevious(options.text, how);
  }

  again(step: 1 | -1): void {
    this.find(this.#last, step);
  }

  end(): void {
    this.#search.clearDecorations();
  }
}
