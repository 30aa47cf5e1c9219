/** Asks the user where something is to be saved. */

import { dialog, type BrowserWindow } from 'electron';
import type { OutputFormat } from '../../preload/contract.ts';

const FILES: Readonly<Record<OutputFormat, { readonly name: string; readonly extension: string }>> = {
  text: { name: 'Plain text', extension: 'txt' },
  raw: { name: 'Raw output', extension: 'raw' },
  asciicast: { name: 'Terminal recording (asciicast v3)', extension: 'cast' },
};
/** What file systems somewhere do not allow in a name, and what would hide the file. */
const NOT_IN_NAMES = /[\\/:*?"<>|]|^\.+/g;
/** Characters of a suggested name; file systems take 255 bytes. */
const MAX_NAME_CHARS = 60;

/** The path that was chosen, or null; `title` is what the output is of. */
export async function askWhereToSave(
  window: BrowserWindow,
  title: string,
  format: OutputFormat,
): Promise<string | null> {
  const { name, extension } = FILES[format];
  const suggested = title.replaceAll(NOT_IN_NAMES, ' ').trim().slice(0, MAX_NAME_CHARS).trim();
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save output',
    defaultPath: `${suggested === '' ? 'output' : suggested}.${extension}`,
    filters: [{ name, extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}
