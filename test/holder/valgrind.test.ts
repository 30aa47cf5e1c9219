// The holder under valgrind: reads of what was never written, and what is never freed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { holderContract } from '../contract/holderContract.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { compileHolder, findings } from './heldProgram.ts';

const newFolder = scratchFolders();
let folder: string;

// There is no valgrind for today's macOS.
describe.skipIf(process.platform !== 'linux')('under valgrind', () => {
  beforeAll(() => {
    folder = newFolder();
    const program = join(folder, 'holder.plain');
    // Not static: valgrind puts its own allocator in the place of the shared library's.
    compileHolder(program);
    const log = `--log-file=${join(folder, 'found.%p')}`;
    const around = `#!/bin/sh\nexec valgrind -q --leak-check=full '${log}' '${program}' "$@"\n`;
    writeFileSync(join(folder, 'holder'), around, { mode: 0o755 });
  }, 120_000);

  afterAll(() => {
    const logs = findings(folder);
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.join('')).toBe('');
  });

  holderContract(() => join(folder, 'holder'));
});
