/** One terminal's MessagePort as the workspace sees it, and the check of what arrives on it. */

import * as v from 'valibot';
import type { FromTerminal, ToTerminal } from '../../../preload/terminalPort.ts';
import { count, size } from '../../../protocol/messages/common.ts';

export type TerminalPort = {
  readonly post: (message: ToTerminal) => void;
  /** Called once; messages that arrived before are delivered then. */
  readonly listen: (onMessage: (data: unknown) => void, onClose: () => void) => void;
  readonly close: () => void;
};

/** One message of input, bytes: more than can be held in all is never typed at once. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;
/** A program's title, characters; more is cut off later. */
const MAX_TITLE_CHARS = 64 * 1024;
/** A repaint, characters: a million full lines, and below what a string can hold. */
const MAX_CHECKPOINT_CHARS = 256 * 1024 * 1024;
/** What is said beside a first line, characters: the page says back what it was told. */
const MAX_MARK_CHARS = 1024;
/** An unfinished escape sequence at a repaint, bytes: the page keeps no more of one. */
const MAX_TAIL_BYTES = 64 * 1024;

const fromTerminal = v.variant('type', [
  v.strictObject({
    type: v.literal('input'),
    bytes: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.length > 0 && bytes.length <= MAX_INPUT_BYTES),
    ),
  }),
  v.strictObject({ type: v.literal('parsed'), end: count }),
  v.strictObject({ type: v.literal('trimmed'), to: count }),
  v.strictObject({ type: v.literal('resize'), size }),
  v.strictObject({ type: v.literal('title'), title: v.pipe(v.string(), v.maxLength(MAX_TITLE_CHARS)) }),
  v.strictObject({
    type: v.literal('checkpoint'),
    id: count,
    text: v.pipe(v.string(), v.maxLength(MAX_CHECKPOINT_CHARS)),
    topMark: v.nullable(v.pipe(v.string(), v.maxLength(MAX_MARK_CHARS))),
    tail: v.pipe(
      v.instance(Uint8Array),
      v.check((bytes) => bytes.length <= MAX_TAIL_BYTES),
    ),
    size,
  }),
]);

/** The message, or null when it is none of ours. */
export function parseFromTerminal(data: unknown): FromTerminal | null {
  const parsed = v.safeParse(fromTerminal, data, { abortEarly: true });
  return parsed.success ? parsed.output : null;
}

/** What a page sends about the terminal that `stream` shows on this port, until it is shown elsewhere. */
export function listenTo(
  port: TerminalPort,
  stream: { readonly shows: (port: TerminalPort) => boolean; readonly hide: () => void },
  take: (message: FromTerminal) => void,
): void {
  port.listen(
    (data) => {
      const message = parseFromTerminal(data);
      if (message !== null && stream.shows(port)) take(message);
    },
    () => {
      if (stream.shows(port)) stream.hide();
    },
  );
}
