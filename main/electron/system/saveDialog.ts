/** Dialog that asks the user where to save a session's output. */

import { dialog, type BrowserWindow } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { OutputFormat } from '../../../client/export/outputFormat.ts';

type Kind = {
  readonly name: 'plainText' | 'rawOutput' | 'recording';
  readonly extension: string;
};

const FILES = {
  text: { name: 'plainText', extension: 'txt' },
  raw: { name: 'rawOutput', extension: 'raw' },
  asciicast: { name: 'recording', extension: 'cast' },
} as const satisfies Readonly<Record<OutputFormat, Kind>>;
/** Characters that are forbidden on some file systems, and leading dots, which would hide the file. */
const NOT_IN_NAMES = /[\\/:*?"<>|]|^\.+/g;
/** Max length of a suggested name, characters; file systems allow 255 bytes. */
const MAX_NAME_CHARS = 60;

/** Asks the user for a path; returns null when the user cancels. `title` is the pane's title. */
export async function askWhereToSave(
  { menus }: Words,
  window: BrowserWindow,
  title: string,
  format: OutputFormat,
): Promise<string | null> {
  const { name, extension } = FILES[format];
  const suggested = title.replaceAll(NOT_IN_NAMES, ' ').trim().slice(0, MAX_NAME_CHARS).trim();
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: menus.saveOutput,
    defaultPath: `${suggested === '' ? menus.output : suggested}.${extension}`,
    filters: [{ name: menus[name], extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || filePath === '' ? null : filePath;
}
