/** Asks the user for a file with colours, and reads it. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Words } from '../../../shared/words/english.ts';
import type { ColoursFile } from '../../../preload/contract.ts';

/** Files of colours have some kilobytes; of a larger one nothing is read. */
const MAX_BYTES = 1024 * 1024;

/** What the file has, or why it can not be read; null when none was chosen. */
export async function askForColours(
  { menus, settings }: Words,
  window: BrowserWindow,
): Promise<ColoursFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: menus.importColours,
    filters: [
      {
        name: menus.colourFiles,
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
    if (size > MAX_BYTES) return { problem: settings.coloursTooLarge(basename(path)) };
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: settings.coloursUnreadable(basename(path), reason) };
  }
}
