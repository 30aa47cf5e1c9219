import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { exportFile } from '../../../main/stores/exportFile.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let path: string;

beforeEach(() => {
  path = join(newFolder(), 'output.txt');
});

const write = (...parts: readonly string[]) => {
  const file = exportFile(path);
  for (const part of parts) file.append(Buffer.from(part));
  return file;
};

test('a complete file appears at its path, readable only by its owner', () => {
  const file = write('one ', 'two');
  expect(existsSync(path)).toBe(false);
  file.finish();
  expect(readFileSync(path, 'utf8')).toBe('one two');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a leftover of an earlier try is replaced, including its mode', () => {
  writeFileSync(`${path}.part`, 'left behind, and longer', { mode: 0o644 });
  write('new').finish();
  expect(readFileSync(path, 'utf8')).toBe('new');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('an existing file is unchanged when the new one is discarded', () => {
  writeFileSync(path, 'old');
  write('half').discard();
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(existsSync(`${path}.part`)).toBe(false);
});

test('a missing folder fails at once', () => {
  path = join(path, 'nowhere', 'output.txt');
  expect(() => write('x')).toThrow('ENOENT');
});
