// The holder under AddressSanitizer and UndefinedBehaviorSanitizer: whatever they find ends the process, and is printed.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { holderContract } from '../contract/holderContract.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const SOURCES = join(projectRoot, 'holder');
const newFolder = scratchFolders();
let folder: string;

beforeAll(() => {
  folder = newFolder();
  const files = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
  const checks = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
  execFileSync('cc', ['-std=c11', '-g', '-O1', ...checks, '-o', join(folder, 'holder'), ...files], {
    cwd: SOURCES,
  });
  const where = `log_path=${join(folder, 'found')}`;
  process.env['ASAN_OPTIONS'] = where;
  process.env['UBSAN_OPTIONS'] = `${where}:print_stacktrace=1`;
}, 120_000);

afterAll(() => {
  const found = readdirSync(folder).filter((name) => name.startsWith('found'));
  expect(found.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});

holderContract(() => join(folder, 'holder'));
