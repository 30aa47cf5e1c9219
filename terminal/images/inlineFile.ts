/** iTerm2's inline file command (OSC 1337 ; File=…:…): its parameters, and the displayed size of its picture. Pure. */

import { VIRTUAL_CELL, type PixelSize } from './virtualCell.ts';

const START = 'File=';
const COLON = 0x3a;
/** Max characters before the file's contents, which are a name and a few numbers. */
const MAX_HEAD_CHARS = 4096;
const LENGTH = /^(\d{1,6})(px|%|)$/;

export type InlineFile = {
  /** Width in cells, pixels (`px`) or percent of the terminal (`%`); null for the picture's own width. */
  readonly width: string | null;
  readonly height: string | null;
  readonly keepsAspectRatio: boolean;
  /** Offset of the file's contents. */
  readonly dataAt: number;
};

/** Parses the command; null for another command, or for a file to download. */
export function inlineFileOf(data: Uint8Array): InlineFile | null {
  const dataAt = data.subarray(0, MAX_HEAD_CHARS).indexOf(COLON) + 1;
  if (dataAt === 0 || !isInlineFile(data)) return null;
  const head = String.fromCharCode(...data.subarray(START.length, dataAt - 1));
  const values = new Map<string, string>();
  for (const field of head.split(';')) {
    const at = field.indexOf('=');
    if (at > 0) values.set(field.slice(0, at), field.slice(at + 1));
  }
  if (values.get('inline') !== '1') return null;
  return {
    width: lengthOf(values.get('width')),
    height: lengthOf(values.get('height')),
    keepsAspectRatio: values.get('preserveAspectRatio') !== '0',
    dataAt,
  };
}

/** Returns true if the command starts like an inline file. */
export function isInlineFile(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, START.length)) === START;
}

function lengthOf(text: string | undefined): string | null {
  return text !== undefined && LENGTH.test(text) && Number.parseInt(text, 10) > 0 ? text : null;
}

/**
 * Returns the displayed size in a terminal with `cols` and `rows`. Without a requested size, the picture is scaled down to fit.
 */
export function shownSize(
  { width: requestedWidth, height: requestedHeight, keepsAspectRatio }: InlineFile,
  { width, height }: PixelSize,
  { cols, rows }: { readonly cols: number; readonly rows: number },
): PixelSize {
  const room = { width: cols * VIRTUAL_CELL.width, height: rows * VIRTUAL_CELL.height };
  const requested = {
    width: pixelsOf(requestedWidth, room.width, VIRTUAL_CELL.width),
    height: pixelsOf(requestedHeight, room.height, VIRTUAL_CELL.height),
  };
  if (requested.width !== null && requested.height !== null && !keepsAspectRatio)
    return whole(requested.width, requested.height);
  if (requested.width === null && requested.height === null) {
    // One row is left free for the line after the picture.
    const scale = Math.min(
      1,
      fit(room.width, width),
      fit(Math.max(1, rows - 1) * VIRTUAL_CELL.height, height),
    );
    return whole(width * scale, height * scale);
  }
  const scale = Math.min(fit(requested.width, width), fit(requested.height, height));
  return whole(width * scale, height * scale);
}

function fit(room: number | null, length: number): number {
  return room === null ? Infinity : room / length;
}

function pixelsOf(text: string | null, room: number, cell: number): number | null {
  const [, digits = '', unit] = LENGTH.exec(text ?? '') ?? [];
  if (digits === '') return null;
  const value = Number(digits);
  if (unit === 'px') return value;
  return unit === '%' ? (value * room) / 100 : value * cell;
}

function whole(width: number, height: number): PixelSize {
  return { width: Math.max(1, Math.floor(width)), height: Math.max(1, Math.floor(height)) };
}
