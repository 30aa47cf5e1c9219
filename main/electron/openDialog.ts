/** Asks the user for a file with colours, and reads it. */

import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ColoursFile } from '../../preload/contract.ts';

/** Files of colours have some kilobytes; of a larger one nothing is read. */
const MAX_BYTES = 1024 * 1024;

/** What the file has, or why it can not be read; null when none was chosen. */
export async function askForColours(window: BrowserWindow): Promise<ColoursFile | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import colours',
    filters: [
      {
        name: 'Colours of iTerm2, Windows Terminal or VS Code',
        extensions: ['itermcolors', 'json', 'jsonc'],
      },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  const [path] = filePaths;
  if (canceled || path === undefined) return null;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) return { problem: `“${basename(path)}” is too large to be a file of colours.` };
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    return {
      problem: `“${basename(path)}” can not be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
