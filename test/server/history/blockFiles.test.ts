// The real files: private, in a folder of this run, and gone with it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBlockFiles } from '../../../server/history/blockFiles.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test('what was appended is read back, by position', () => {
  const files = openBlockFiles(join(newFolder(), 'history'));
  files.append('1', bytesOf('abc'), 0);
  files.append('1', bytesOf('def'), 3);
  expect(files.read('1', 2, 3)).toEqual(bytesOf('cde'));
  expect(() => files.read('1', 4, 5)).toThrow('ends at 6');
  expect(() => files.read('2', 0, 1)).toThrow('ENOENT');
  files.close();
});

test('a write that failed half way is overwritten by the next at its position', () => {
  const files = openBlockFiles(newFolder());
  files.append('1', bytesOf('abcTORN'), 0);
  files.append('1', bytesOf('def'), 3);
  expect(files.read('1', 0, 6)).toEqual(bytesOf('abcdef'));
  files.close();
});

test.skipIf(process.platform === 'win32')('files and folders are their owner’s alone', () => {
  const folder = join(newFolder(), 'a', 'history');
  const files = openBlockFiles(folder);
  files.append('1', bytesOf('secret'), 0);
  const [run] = readdirSync(folder);
  const modes = [folder, join(folder, run ?? ''), join(folder, run ?? '', '1')].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o700, 0o600]);
  files.close();
});

test('no folder is made before there is something to write, and none is left at the end', () => {
  const folder = join(newFolder(), 'history');
  const files = openBlockFiles(folder);
  expect(existsSync(folder)).toBe(false);
  files.append('1', bytesOf('x'), 0);
  files.remove('1');
  files.close();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a run that is dead left is removed; what a living one has, and what is not ours, stays', () => {
  const folder = newFolder();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  for (const name of [`run-${dead}-abc`, `run-${process.pid}-abc`, 'run-away', 'mine'])
    mkdirSync(join(folder, name));
  openBlockFiles(folder);
  expect(readdirSync(folder).toSorted()).toEqual(['mine', `run-${process.pid}-abc`, 'run-away'].toSorted());
});
