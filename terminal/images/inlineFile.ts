/** What iTerm's command for a file in the middle of the text says (OSC 1337 ; File=…:…), and how large its picture is shown. Pure. */

import { VIRTUAL_CELL, type PixelSize } from './virtualCell.ts';

const START = 'File=';
const COLON = 0x3a;
/** What stands before the file's contents, characters: a name, and a few numbers. */
const MAX_HEAD_CHARS = 4096;
const LENGTH = /^(\d{1,6})(px|%|)$/;

export type InlineFile = {
  /** As the program wants it: in cells, pixels, per cent of the terminal, or null for what the picture has. */
  readonly width: string | null;
  readonly height: string | null;
  readonly keepsShape: boolean;
  /** Where the file's contents begin. */
  readonly dataAt: number;
};

/** Null for what is no file, or is to be saved and not shown. */
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
    keepsShape: values.get('preserveAspectRatio') !== '0',
    dataAt,
  };
}

/** Whether a command begins as a file does. */
export function isInlineFile(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, START.length)) === START;
}

function lengthOf(text: string | undefined): string | null {
  return text !== undefined && LENGTH.test(text) && Number.parseInt(text, 10) > 0 ? text : null;
}

/** In a terminal of so many columns and rows; one that says nothing else is made to fit. */
export function shownSize(
  { width: wantedWidth, height: wantedHeight, keepsShape }: InlineFile,
  { width, height }: PixelSize,
  { cols, rows }: { readonly cols: number; readonly rows: number },
): PixelSize {
  const room = { width: cols * VIRTUAL_CELL.width, height: rows * VIRTUAL_CELL.height };
  const wanted = {
    width: pixelsOf(wantedWidth, room.width, VIRTUAL_CELL.width),
    height: pixelsOf(wantedHeight, room.height, VIRTUAL_CELL.height),
  };
  if (wanted.width !== null && wanted.height !== null && !keepsShape)
    return whole(wanted.width, wanted.height);
  if (wanted.width === null && wanted.height === null) {
    // The line that the cursor goes on in stays in sight.
    const scale = Math.min(
      1,
      fit(room.width, width),
      fit(Math.max(1, rows - 1) * VIRTUAL_CELL.height, height),
    );
    return whole(width * scale, height * scale);
  }
  const scale = Math.min(fit(wanted.width, width), fit(wanted.height, height));
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
