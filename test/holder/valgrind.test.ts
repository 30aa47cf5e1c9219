// The holder under valgrind: reads of what was never written, and what is never freed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { holderContract } from '../contract/holderContract.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const SOURCES = join(projectRoot, 'holder');
const newFolder = scratchFolders();
let folder: string;

// There is no valgrind for today's macOS.
describe.skipIf(process.platform !== 'linux')('under valgrind', () => {
  beforeAll(() => {
    folder = newFolder();
    const files = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
    const program = join(folder, 'holder.plain');
    // Not static: valgrind puts its own allocator in the place of the shared library's.
    execFileSync('cc', ['-std=c11', '-g', '-O1', '-o', program, ...files], { cwd: SOURCES });
    const log = `--log-file=${join(folder, 'found.%p')}`;
    const around = `#!/bin/sh\nexec valgrind -q --leak-check=full '${log}' '${program}' "$@"\n`;
    writeFileSync(join(folder, 'holder'), around, { mode: 0o755 });
  }, 120_000);

  afterAll(() => {
    const logs = readdirSync(folder).filter((name) => name.startsWith('found.'));
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.map((name) => readFileSync(join(folder, name), 'utf8')).join('')).toBe('');
  });

  holderContract(() => join(folder, 'holder'));
});
