/** The link's state on the last row of a terminal while it is down; where there is none, a line each time it changes. */

import type { WriteStream } from 'node:tty';
import type { LinkView } from '../../preload/view.ts';

const ESC = '\u001b';

export type StateLine = {
  readonly show: (view: LinkView) => void;
  /** True when something was taken away that stood on the screen. */
  readonly clear: () => boolean;
};

export function stateLine(out: WriteStream | undefined): StateLine {
  let shown = '';
  const onLastRow = (text: string): void =>
    void out?.write(`${ESC}7${ESC}[${out.rows};1H${ESC}[2K${text}${ESC}8`);
  return {
    show: (view) => {
      const words = `holdfast: ${stateWords(view)}`;
      if (words === shown) return;
      shown = words;
      if (out === undefined) process.stderr.write(`${words}\n`);
      else onLastRow(`${ESC}[7m${words.slice(0, out.columns)}${ESC}[0m`);
    },
    clear: () => {
      if (shown === '') return false;
      shown = '';
      if (out === undefined) process.stderr.write('holdfast: connected again\n');
      else onLastRow('');
      return out !== undefined;
    },
  };
}

function stateWords({ word, since, detail }: LinkView): string {
  const time = new Date(since).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  return `${word.toLowerCase()} since ${time}${detail === '' ? '' : `: ${detail}`}`;
}
