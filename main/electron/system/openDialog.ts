/** Dialog that asks the user for a color file, and reads it. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { ColorsFile } from '../../../preload/contract.ts';

/** Max size of a color file, bytes; typical files have a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** Returns the file's text or the reason that it cannot be read; null when the user chose no file. */
export async function askForColors(
  { menus, settings }: Words,
  window: BrowserWindow,
): Promise<ColorsFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: menus.importColors,
    filters: [
      {
        name: menus.colorFiles,
        extensions: ['itermcolors', 'json', 'jsonc'],
      },
      { name: menus.allFiles, extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { problem: settings.colorsTooLarge(basename(path)) };
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: settings.colorsUnreadable(basename(path), reason) };
  }
}
