/** Messages about the session. They are on the last row of a terminal, or one line per change if there is no terminal. */

import type { WriteStream } from 'node:tty';
import type { LinkView } from '../client/link/linkView.ts';
import type { Unreachable } from '../client/terminal/unreachable.ts';
import type { Size } from '../protocol/messages/common.ts';
import { ENGLISH } from '../shared/words/english.ts';

const ESC = '\u001b';

export type StateLine = {
  readonly show: (words: string) => void;
  /** Removes the message. Returns true if it covered a part of the screen. */
  readonly clear: () => boolean;
};

/** Writes messages to the last row of `out`, or to standard error without a terminal. */
export function stateLine(out: WriteStream | undefined): StateLine {
  let shown = '';
  const writeLastRow = (text: string): void =>
    void out?.write(`${ESC}7${ESC}[${out.rows};1H${ESC}[2K${text}${ESC}8`);
  return {
    show: (words) => {
      if (words === shown) return;
      shown = words;
      const line = `holdfast: ${words}`;
      if (out === undefined) process.stderr.write(`${line}\n`);
      else writeLastRow(`${ESC}[7m${line.slice(0, out.columns)}${ESC}[0m`);
    },
    clear: () => {
      if (shown === '') return false;
      shown = '';
      if (out === undefined) process.stderr.write('holdfast: reconnected\n');
      else writeLastRow('');
      return out !== undefined;
    },
  };
}

/**
 * Returns the reason why a link is down, or an empty text if nothing has happened yet. It is always in English, because scripts
 * read it.
 */
export function reasonWords({ why }: Pick<LinkView, 'why'>): string {
  return why === null ? '' : ENGLISH.link.why(why);
}

/** Returns the message about a link that is down. */
export function linkWords(link: LinkView): string {
  const { word, since } = link;
  const reason = reasonWords(link);
  return `${word.toLowerCase()} since ${timeOfDay(since)}${reason === '' ? '' : `: ${reason}`}`;
}

/** Returns the message about a host or shell that cannot be reached although the link is up. */
export function unreachableWords({ waitsFor, since, message }: Unreachable): string {
  return `${UNREACHABLE[waitsFor]} since ${timeOfDay(since)}: ${message}`;
}

const UNREACHABLE: Readonly<Record<Unreachable['waitsFor'], string>> = {
  host: 'host unreachable',
  engine: 'docker unreachable',
  container: 'container paused',
  holder: 'shell unreachable',
};

function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Returns the message about output that is drawn for the size of another device (S8). */
export function sizeWords({ cols, rows }: Size): string {
  return `sized for another device (${cols} × ${rows}); type to use this terminal's size`;
}
