// Calls between the source files of the holder, as the linker sees them.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const SOURCES = join(projectRoot, 'holder');
const newFolder = scratchFolders();

type ObjectFile = {
  readonly name: string;
  readonly defined: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
};

/** Compiles a source file, and returns the global symbols that it defines and uses. */
function compile(source: string, folder: string): ObjectFile {
  const object = join(folder, `${source}.o`);
  execFileSync('cc', ['-std=c11', '-c', '-o', object, source], { cwd: SOURCES });
  // Each line has one symbol: name, type, and more if it is defined (POSIX, nm -P). macOS puts an underscore before names.
  const symbols = execFileSync('nm', ['-P', '-g', object])
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [name, type] = line.split(' ');
      return name === undefined || type === undefined
        ? []
        : [{ name: name.replace(/^_/, ''), isUsed: type === 'U' }];
    });
  const names = (isUsed: boolean) =>
    new Set(symbols.filter((it) => it.isUsed === isUsed).map(({ name }) => name));
  return { name: source, defined: names(false), used: names(true) };
}

test('no source file of the holder calls a file that calls it back, directly or through others', () => {
  const folder = newFolder();
  const sources = readdirSync(SOURCES).filter((name) => name.endsWith('.c'));
  let files = sources.map((source) => compile(source, folder));
  expect(files.find(({ name }) => name === 'loop.c')?.defined).toContain('run_loop');
  // Removes files that call none of the remaining ones, until only cycles and their callers are left.
  for (;;) {
    const rest = files.filter((file) =>
      files.some((other) => other !== file && [...file.used].some((name) => other.defined.has(name))),
    );
    if (rest.length === files.length) break;
    files = rest;
  }
  expect(files.map(({ name }) => name)).toEqual([]);
});
