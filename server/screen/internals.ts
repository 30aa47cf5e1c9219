/** What is used of the inside of xterm.js, whose version package.json pins: questions that only its page would answer. */

import type { Terminal } from '@xterm/headless';
import type { SequenceHandlers } from '../../terminal/boundedCounts.ts';

/** Numbers of xterm.js (ColorRequestType). */
export const COLOUR_REQUEST = { report: 0, set: 1, restore: 2 } as const;

/** Numbers of xterm.js (SpecialColorIndex); below them is the palette. */
export const SPECIAL_COLOUR = { foreground: 256, background: 257, cursor: 258 } as const;

/** Numbers of xterm.js (WindowsOptionsReportType). */
export const SIZE_REPORT = { textArea: 0, cell: 1 } as const;

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export type ColorRequest =
  | { readonly type: 0; readonly index: number }
  | { readonly type: 1; readonly index: number; readonly color: Rgb }
  /** Without an index the whole palette. */
  | { readonly type: 2; readonly index?: number };

type Listen<T> = (listener: (event: T) => void) => unknown;

export type InputHandler = SequenceHandlers & {
  /** Takes bytes in at once, where `write` waits for a timer each time. */
  readonly parse: (bytes: Uint8Array) => void;
  readonly onColor: Listen<readonly ColorRequest[]>;
  /** A program wants to be told of focus, and at once whether it is there. */
  readonly onRequestSendFocus: Listen<void>;
  readonly onRequestWindowsOptionsReport: Listen<number>;
};

type Inside = { readonly _core: { readonly _inputHandler: InputHandler } };

export function inputHandlerOf(terminal: Terminal): InputHandler {
  const { _core: core } = terminal as unknown as Inside;
  const { _inputHandler: inputHandler } = core;
  return inputHandler;
}
