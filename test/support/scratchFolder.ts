/** Temporary folders for one test file, removed after it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** Returns a function that creates a new folder at each call. */
export function scratchFolders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'holdfast-test-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  return () => mkdtempSync(join(root, 'folder-'));
}
