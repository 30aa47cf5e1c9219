/** Internals of xterm.js that its public interface does not expose. package.json pins its version. */

import type { CommandMarks } from './commandMarks.ts';
import type { TerminalImages } from './images/terminalImages.ts';
import type { Keyboard } from './kittyKeyboard.ts';

/** A character set, which maps ASCII characters to displayed characters. */
export type Charset = { readonly [ascii: string]: string };

/** Underline style and color, packed, and the id of the hyperlink (0 if there is none). */
export type Extended = { readonly _ext: number; readonly urlId: number };
/** Attributes in the packed form of xterm.js: colors and flags. */
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
  /** Three words per cell: content and width, foreground, background (packedCells.ts). */
  readonly _data: { readonly [word: number]: number | undefined };
  readonly _extendedAttrs: { readonly [column: number]: Extended | undefined };
};

/** Marker that moves with its line and is disposed together with it. */
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
      /** kittyKeyboard.ts adds this to the modes of xterm.js, so that a reset also resets it. */
      kittyKeyboard?: Keyboard | undefined;
      /** images/terminalImages.ts adds this for the same reason. */
      sixelDisplay?: true | undefined;
    };
  };
  readonly coreMouseService: { readonly activeProtocol: string; readonly activeEncoding: string };
  readonly _charsetService: {
    readonly glevel: number;
    /** Currently selected character set. */
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
  /** Added by patchTerminal.ts. */
  commandMarks?: CommandMarks;
  /** Added by patchTerminal.ts. */
  images?: TerminalImages;
};

/** A terminal of xterm.js, headless or with a renderer. */
export type SnapshotTerminal = { readonly cols: number; readonly rows: number };

export function internalsOf(terminal: SnapshotTerminal): TerminalInternals {
  return (terminal as unknown as { readonly _core: TerminalInternals })._core;
}

type SequenceId = { readonly prefix?: string; readonly intermediates?: string; readonly final: string };
type SequenceParameters = {
  readonly params: Int32Array;
  /** Number of valid parameters. Outdated ones follow them. */
  readonly length: number;
};

/** Registry of handlers in xterm.js. If a handler returns false, the previous one gets the same parameters. */
export type SequenceHandlers = {
  readonly registerCsiHandler: (
    id: SequenceId,
    handler: (parameters: SequenceParameters) => boolean,
  ) => unknown;
};

export function sequencesOf(terminal: SnapshotTerminal): SequenceHandlers {
  return internalsOf(terminal)._inputHandler as unknown as SequenceHandlers;
}

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** Types of color requests, as xterm.js numbers them (ColorRequestType). */
export const COLOR_REQUEST = { report: 0, set: 1, restore: 2 } as const;

/** Indexes of the special colors in xterm.js (SpecialColorIndex). The indexes below belong to the palette. */
export const SPECIAL_COLOR = { foreground: 256, background: 257, cursor: 258 } as const;

export type ColorRequest =
  | { readonly type: 0; readonly index: number }
  | { readonly type: 1; readonly index: number; readonly color: Rgb }
  /** Without an index, the whole palette is restored. */
  | { readonly type: 2; readonly index?: number };
