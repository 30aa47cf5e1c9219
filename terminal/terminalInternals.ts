/** What is read of the inside of xterm.js, whose version package.json pins, because its interface does not show it. */

import type { SequenceHandlers } from './boundedCounts.ts';
import type { CommandMarks } from './commandMarks.ts';
import type { TerminalImages } from './images/terminalImages.ts';
import type { Keyboard } from './kittyKeyboard.ts';

/** A character set: printed characters by ASCII character. */
export type Charset = { readonly [ascii: string]: string };

/** Attributes as xterm.js packs them: colors and flags. */
export type Extended = { readonly _ext: number; readonly urlId: number };
export type Attributes = { readonly fg: number; readonly bg: number; readonly extended: Extended };

export type LineInternals = {
  readonly length: number;
  readonly isWrapped: boolean;
  readonly getFg: (column: number) => number;
  readonly getBg: (column: number) => number;
  readonly getWidth: (column: number) => number;
  readonly getString: (column: number) => string;
  readonly hasContent: (column: number) => number;
  readonly translateToString: (trimRight: boolean, start: number, end: number) => string;
  /** Three words for each cell: content and width, foreground, background (packedCells.ts). */
  readonly _data: { readonly [word: number]: number | undefined };
  readonly _extendedAttrs: { readonly [column: number]: Extended | undefined };
};

/** Stays with its line, wherever that goes; disposed of with it. */
export type LineMarker = {
  readonly line: number;
  readonly isDisposed: boolean;
  readonly dispose: () => void;
};

export type BufferInternals = {
  readonly lines: { readonly length: number; readonly get: (index: number) => LineInternals | undefined };
  readonly ybase: number;
  readonly x: number;
  readonly y: number;
  readonly scrollTop: number;
  readonly scrollBottom: number;
  readonly tabs: { readonly [column: number]: boolean | undefined };
  readonly savedX: number;
  readonly savedY: number;
  readonly savedCurAttrData: { readonly fg: number; readonly bg: number };
  readonly savedCharset: Charset | undefined;
  readonly addMarker: (line: number) => LineMarker;
};

export type TerminalInternals = {
  readonly buffers: {
    readonly normal: BufferInternals;
    readonly alt: BufferInternals;
    readonly active: BufferInternals;
  };
  readonly coreService: {
    readonly isCursorHidden: boolean;
    readonly modes: { readonly insertMode: boolean };
    readonly decPrivateModes: {
      readonly applicationCursorKeys: boolean;
      readonly applicationKeypad: boolean;
      readonly bracketedPasteMode: boolean;
      readonly cursorBlink: boolean | undefined;
      readonly cursorStyle: 'block' | 'underline' | 'bar' | undefined;
      readonly origin: boolean;
      readonly reverseWraparound: boolean;
      readonly sendFocus: boolean;
      readonly synchronizedOutput: boolean;
      readonly wraparound: boolean;
      /** Not of xterm.js: kept with its modes, so that it is reset with them (kittyKeyboard.ts). */
      kittyKeyboard?: Keyboard | undefined;
      /** The same (images/terminalImages.ts). */
      sixelDisplay?: true | undefined;
    };
  };
  readonly coreMouseService: { readonly activeProtocol: string; readonly activeEncoding: string };
  readonly _charsetService: {
    readonly glevel: number;
    /** The one in use. */
    readonly charset: Charset | undefined;
    readonly _charsets: readonly (Charset | undefined)[];
  };
  readonly _oscLinkService: {
    readonly getLinkData: (id: number) => { readonly id?: string; readonly uri: string } | undefined;
  };
  readonly _inputHandler: {
    readonly _curAttrData: Attributes;
    readonly _windowTitle: string;
    readonly _iconName: string;
    readonly _parser: { readonly precedingJoinState: number };
  };
  readonly options: {
    readonly convertEol: boolean;
    readonly cursorBlink: boolean;
    readonly tabStopWidth: number;
  };
  readonly cols: number;
  readonly rows: number;
  /** Not of xterm.js: kept beside its lines (tameTerminal.ts). */
  commandMarks?: CommandMarks;
  /** The same. */
  images?: TerminalImages;
};

/** A terminal of xterm.js, with a page or without. */
export type SnapshotTerminal = { readonly cols: number; readonly rows: number };

export function internalsOf(terminal: SnapshotTerminal): TerminalInternals {
  return (terminal as unknown as { readonly _core: TerminalInternals })._core;
}

/** How handlers of a terminal's control sequences are found (boundedCounts.ts). */
export function sequencesOf(terminal: SnapshotTerminal): SequenceHandlers {
  return internalsOf(terminal)._inputHandler as unknown as SequenceHandlers;
}
