/** What is to be known about the session, on the last row of a terminal; where there is none, a line each time it changes. */

import type { WriteStream } from 'node:tty';
import type { Size } from '../protocol/messages/common.ts';
import type { Unreachable } from '../client/terminal/unreachable.ts';
import type { LinkView } from '../client/link/linkView.ts';
import { ENGLISH } from '../shared/words/english.ts';

const ESC = '\u001b';

export type StateLine = {
  readonly show: (words: string) => void;
  /** True when something was taken away that stood on the screen. */
  readonly clear: () => boolean;
};

export function stateLine(out: WriteStream | undefined): StateLine {
  let shown = '';
  const onLastRow = (text: string): void =>
    void out?.write(`${ESC}7${ESC}[${out.rows};1H${ESC}[2K${text}${ESC}8`);
  return {
    show: (words) => {
      if (words === shown) return;
      shown = words;
      const line = `holdfast: ${words}`;
      if (out === undefined) process.stderr.write(`${line}\n`);
      else onLastRow(`${ESC}[7m${line.slice(0, out.columns)}${ESC}[0m`);
    },
    clear: () => {
      if (shown === '') return false;
      shown = '';
      if (out === undefined) process.stderr.write('holdfast: reconnected\n');
      else onLastRow('');
      return out !== undefined;
    },
  };
}

/** Why a link is not there; empty where nothing happened yet. The client speaks English to everybody: scripts read it. */
export function whyWords({ why }: Pick<LinkView, 'why'>): string {
  return why === null ? '' : ENGLISH.link.why(why);
}

/** The state of a link that is not there. */
export function linkWords(link: LinkView): string {
  const { word, since } = link;
  const detail = whyWords(link);
  return `${word.toLowerCase()} since ${timeOfDay(since)}${detail === '' ? '' : `: ${detail}`}`;
}

/** That the session's host, or its shell, can not be reached behind a link that is there. */
export function unreachableWords({ waitsFor, since, message }: Unreachable): string {
  return `${WAITS[waitsFor]} since ${timeOfDay(since)}: ${message}`;
}

const WAITS: Readonly<Record<Unreachable['waitsFor'], string>> = {
  host: 'host unreachable',
  engine: 'docker unreachable',
  container: 'container paused',
  holder: 'shell unreachable',
};

function timeOfDay(time: number): string {
  return new Date(time).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** That the output is drawn for another size than this terminal has (S8). */
export function sizeWords({ cols, rows }: Size): string {
  return `sized for another device (${cols} × ${rows}); type to use this terminal's size`;
}
