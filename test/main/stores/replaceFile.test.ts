// Replacing small files: links, modes and folders of other kinds.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { replaceFile } from '../../../main/stores/replaceFile.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let folder: string;
let repository: string;

beforeEach(() => {
  folder = newFolder();
  repository = join(folder, 'dotfiles');
  mkdirSync(repository);
});

test('a new file is readable only by its owner, and an existing one keeps its mode', () => {
  const path = join(folder, 'settings.json');
  replaceFile(path, 'one');
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  replaceFile(path, 'two');
  expect([statSync(path).mode & 0o777, readFileSync(path, 'utf8')]).toEqual([0o644, 'two']);
  expect(readdirSync(folder).toSorted()).toEqual(['dotfiles', 'settings.json']);
});

test.each([
  ['an absolute link', (target: string) => target],
  ['a relative link', () => 'dotfiles/settings.json'],
])('%s stays, and its file is replaced', (_what, linkTo) => {
  const target = join(repository, 'settings.json');
  writeFileSync(target, 'one');
  const path = join(folder, 'settings.json');
  symlinkSync(linkTo(target), path);
  replaceFile(path, 'two');
  expect([lstatSync(path).isSymbolicLink(), readFileSync(target, 'utf8')]).toEqual([true, 'two']);
  expect(readdirSync(repository)).toEqual(['settings.json']);
});

test('a link to a link, a link to a missing file, and a linked folder stay', () => {
  symlinkSync('missing.json', join(repository, 'link.json'));
  symlinkSync(repository, join(folder, 'linked'));
  symlinkSync('linked/link.json', join(folder, 'settings.json'));
  replaceFile(join(folder, 'settings.json'), 'text');
  expect(readFileSync(join(repository, 'missing.json'), 'utf8')).toBe('text');
  expect(readlinkSync(join(repository, 'link.json'))).toBe('missing.json');
});

test('a circle of links is an error that names the file', () => {
  symlinkSync('b', join(folder, 'a'));
  symlinkSync('a', join(folder, 'b'));
  expect(() => replaceFile(join(folder, 'a'), 'text')).toThrow(/\/a has too many symbolic links/);
});

test('what cannot be replaced throws, and nothing is left behind', () => {
  mkdirSync(join(folder, 'settings.json', 'inside'), { recursive: true });
  expect(() => replaceFile(join(folder, 'settings.json'), 'text')).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(readdirSync(folder).toSorted()).toEqual(['dotfiles', 'settings.json']);
});
