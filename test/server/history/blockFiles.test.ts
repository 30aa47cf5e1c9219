// Real files with recorded output. They are private, in one folder per session, and readable after a restart of the server.
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBlockFiles } from '../../../server/history/blockFiles.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test('appended bytes can be read by position, before and after a restart of the server', () => {
  const folder = join(newFolder(), 'history');
  const files = openBlockFiles(folder);
  files.append('a/1', bytesOf('abc'), 0);
  files.append('a/1', bytesOf('def'), 3);
  for (const opened of [files, openBlockFiles(folder)]) {
    expect(opened.read('a/1', 2, 3)).toEqual(bytesOf('cde'));
    expect(() => opened.read('a/1', 4, 5)).toThrow('ends at 6');
    expect(() => opened.read('a/2', 0, 1)).toThrow('ENOENT');
    expect(opened.list()).toMatchObject([{ file: 'a/1', byteCount: 6 }]);
  }
});

test('an incomplete write is overwritten at the same position', () => {
  const files = openBlockFiles(newFolder());
  files.append('a/1', bytesOf('abcTORN'), 0);
  files.append('a/1', bytesOf('def'), 3);
  expect(files.read('a/1', 0, 6)).toEqual(bytesOf('abcdef'));
});

test.skipIf(process.platform === 'win32')('only the owner can read the history’s files and folders', () => {
  const folder = join(newFolder(), 'a', 'history');
  openBlockFiles(folder).append('s/1', bytesOf('secret'), 0);
  const modes = [folder, join(folder, 's'), join(folder, 's', '1')].map(
    (path) => statSync(path).mode & 0o777,
  );
  expect(modes).toEqual([0o700, 0o700, 0o600]);
});

test('a session’s folder is created with the first write, and removed with the last file', () => {
  const folder = join(newFolder(), 'history');
  const files = openBlockFiles(folder);
  expect([files.list(), existsSync(folder)]).toEqual([[], false]);
  files.append('a/1', bytesOf('x'), 0);
  files.append('a/2', bytesOf('x'), 0);
  files.remove('a/1');
  expect(readdirSync(folder)).toEqual(['a']);
  files.remove('a/2');
  expect(readdirSync(folder)).toEqual([]);
});

test('the list of history files contains only files in session folders', () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'a', 'folder'), { recursive: true });
  writeFileSync(join(folder, 'stray'), '');
  expect(openBlockFiles(folder).list()).toEqual([]);
});
