/** A terminal's MessagePort in the form that the workspace uses. The page's messages are checked here. */

import * as v from 'valibot';
import { fromTerminal, type FromTerminal, type ToTerminal } from '../../../preload/terminalPort.ts';

export type TerminalPort = {
  readonly post: (message: ToTerminal) => void;
  /** Starts listening; call it once. It first delivers the messages that arrived before. */
  readonly listen: (onMessage: (data: unknown) => void, onClose: () => void) => void;
  readonly close: () => void;
};

/** Max length of a message type in the log, characters. */
const MAX_TYPE_CHARS = 40;

/**
 * A page's message, or an error when the schema refuses the message. The error contains only the message's
 * type.
 */
export type ReadMessage =
  | { readonly ok: true; readonly message: FromTerminal }
  | { readonly ok: false; readonly error: Error };

/** Checks a page's message. */
export function readFromTerminal(data: unknown): ReadMessage {
  const parsed = v.safeParse(fromTerminal, data, { abortEarly: true });
  if (parsed.success) return { ok: true, message: parsed.output };
  const path = v.getDotPath(parsed.issues[0]) ?? 'its root';
  return { ok: false, error: new Error(`a message of type ${typeIn(data)} is invalid at ${path}`) };
}

function typeIn(data: unknown): string {
  const type = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
  return typeof type === 'string' ? `“${type.slice(0, MAX_TYPE_CHARS)}”` : 'none';
}

export type PortEvents = {
  readonly onMessage: (message: FromTerminal) => void;
  /** Reports a port's first invalid message: the page that sent it has a bug. */
  readonly onInvalid: (error: Error) => void;
};

/** Delivers a page's messages while this port shows `stream`. */
export function listenTo(
  port: TerminalPort,
  stream: { readonly isShownOn: (port: TerminalPort) => boolean; readonly hide: () => void },
  { onMessage, onInvalid }: PortEvents,
): void {
  let hasReported = false;
  port.listen(
    (data) => {
      const read = readFromTerminal(data);
      if (read.ok) {
        if (stream.isShownOn(port)) onMessage(read.message);
      } else if (!hasReported) {
        hasReported = true;
        onInvalid(read.error);
      }
    },
    () => {
      if (stream.isShownOn(port)) stream.hide();
    },
  );
}
