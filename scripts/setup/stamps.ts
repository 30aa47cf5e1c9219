// Records of completed set-up steps: small files in node_modules, so that they disappear together with it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/projectRoot.ts';

const folder = join(projectRoot, 'node_modules', '.cache', 'holdfast');

/** Returns the text that was last stored under this name, or undefined. */
export function readStamp(name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return undefined;
  }
}

/** Stores a text under a name. */
export function writeStamp(name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
}
