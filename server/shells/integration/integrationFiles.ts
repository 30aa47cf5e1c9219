/** Files of the shell integration in the host's state, read by local shells. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorText, type Log } from '../../base/log.ts';
import { BASH_FILE } from './bash.ts';
import { ZSH_FILE } from './zsh.ts';

export type IntegrationFiles = {
  /** File that bash reads. */
  readonly bash: string;
  /** Folder that zsh reads its first file from. */
  readonly zshFolder: string;
};

/** Writes the files into a folder within `folder`, the host's state; returns undefined after a failure, which it logs. */
export function writeIntegrationFiles(folder: string, log: Log): IntegrationFiles | undefined {
  const files = { bash: join(folder, 'bash', 'start'), zshFolder: join(folder, 'zsh') };
  try {
    write(join(folder, 'bash'), 'start', BASH_FILE);
    write(files.zshFolder, '.zshenv', ZSH_FILE);
    return files;
  } catch (error) {
    log.warn({ error: errorText(error) }, 'no shell integration: its files cannot be written');
    return undefined;
  }
}

function write(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, name), text, { mode: 0o600 });
}
