// Packs the stand-in's launcher, which supports Electron's command line: electron [-r module]… [--version]
// <app>.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

const SOURCE = join(import.meta.dirname, 'launcher', 'main.ts');

/** Writes the launcher as an asar archive, after removing the types from its source. */
export async function writeLauncher(archive: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-launcher-'));
  try {
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }),
    );
    writeFileSync(join(folder, 'main.js'), stripTypeScriptTypes(readFileSync(SOURCE, 'utf8')));
    await createPackage(folder, archive);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
