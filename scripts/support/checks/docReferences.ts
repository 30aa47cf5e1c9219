// Finds paths in documents that name a file or folder that does not exist.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Documents that describe the current tree. Decisions and the changelog describe older trees, so they are not
 * checked.
 */
const DOCUMENTS = ['README.md', 'SECURITY.md', 'docs/*.md'];
const FOLDERS =
  'bench|cli|client|deploy|docs|holder|main|packaging|preload|protocol|renderer|scripts|server|shared|terminal|test';
/** A path in backticks that begins with a folder of the project, without wildcards. */
const PATH = new RegExp(`\`((?:${FOLDERS})/[\\w./-]*)\``, 'g');
/** Name of a source file in backticks, without a folder. */
const FILE_NAME = /`([a-z]\w*\.(?:ts|tsx|c|h|css))`/g;

/**
 * Returns a sentence for each path, and for each file name without a folder, that exists nowhere in the tree.
 */
export function brokenReferences(root: string): readonly string[] {
  const options = { cwd: root, exclude: (name: string) => name === 'node_modules' || name === 'out' };
  const sources = globSync(
    '{bench,cli,client,holder,main,preload,protocol,renderer,scripts,server,shared,terminal,test}/**/*.{ts,tsx,c,h,css}',
    options,
  );
  const names = new Set(sources.map((path) => basename(path)));
  return globSync(DOCUMENTS, { cwd: root }).flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8');
    const paths = [...text.matchAll(PATH)]
      .map(([, path = '']) => path)
      .filter((path) => !existsSync(join(root, path)));
    const files = [...text.matchAll(FILE_NAME)]
      .map(([, name = '']) => name)
      .filter((name) => !names.has(name));
    return [...new Set([...paths, ...files])].map((path) => `${document}: \`${path}\` does not exist`);
  });
}
