// Contract tests of the holder under valgrind, which finds uninitialized reads and memory leaks.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { holderContract } from '../contract/holderContract.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { compileHolder, findings } from './heldProgram.ts';

const newFolder = scratchFolders();
let folder: string;

// Valgrind does not support current macOS.
describe.skipIf(process.platform !== 'linux')('under valgrind', () => {
  beforeAll(() => {
    folder = newFolder();
    const program = join(folder, 'holder.plain');
    // The holder is linked dynamically here, because valgrind replaces the allocator of the shared C library.
    compileHolder(program);
    const log = `--log-file=${join(folder, 'found.%p')}`;
    const wrapper = `#!/bin/sh\nexec valgrind -q --leak-check=full '${log}' '${program}' "$@"\n`;
    writeFileSync(join(folder, 'holder'), wrapper, { mode: 0o755 });
  }, 120_000);

  afterAll(() => {
    const logs = findings(folder);
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.join('')).toBe('');
  });

  holderContract(() => join(folder, 'holder'));
});
