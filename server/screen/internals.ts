/** Internals of xterm.js that emit the queries which its renderer would answer. package.json pins its version. */

import type { Terminal } from '@xterm/headless';
import type { ColorRequest, SequenceHandlers } from '../../terminal/terminalInternals.ts';

/** Types of size reports, as xterm.js numbers them (WindowsOptionsReportType). */
export const SIZE_REPORT = { textArea: 0, cell: 1 } as const;

type Listen<T> = (listener: (event: T) => void) => unknown;

export type InputHandler = SequenceHandlers & {
  /** Parses bytes synchronously. The public `write` would wait for a timer each time. */
  readonly parse: (bytes: Uint8Array) => void;
  readonly onColor: Listen<readonly ColorRequest[]>;
  /** Emitted when a program enables focus reports and therefore expects one at once. */
  readonly onRequestSendFocus: Listen<void>;
  readonly onRequestWindowsOptionsReport: Listen<number>;
};

type Inside = { readonly _core: { readonly _inputHandler: InputHandler } };

export function inputHandlerOf(terminal: Terminal): InputHandler {
  const { _core: core } = terminal as unknown as Inside;
  const { _inputHandler: inputHandler } = core;
  return inputHandler;
}
