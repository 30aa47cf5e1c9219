// The table of allowed imports between rooms (folders with import rules), in the compiler's projects and in
// ARCHITECTURE.md. Each forbidden import is tried.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { brokenReferences } from '../../../../scripts/support/checks/docReferences.ts';
import {
  tableDifferences,
  tryForbiddenImports,
} from '../../../../scripts/support/checks/forbiddenImports.ts';
import { compilerTable, documentedTable, forbiddenPairs } from '../../../../scripts/support/checks/rooms.ts';
import { projectRoot } from '../../../../scripts/support/projectRoot.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const table = (entries: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(entries).map(([room, allowed]) => [room, new Set(allowed)]));

test('every import between rooms that the table forbids is refused, nearly all by the compiler', () => {
  const { tried, refusedByCompiler, problems } = tryForbiddenImports();
  expect(tried).toBeGreaterThan(400);
  expect(refusedByCompiler / tried).toBeGreaterThan(0.9);
  expect(problems).toEqual([]);
});

test('the protocol imports no other room, and nothing imports the command line', () => {
  const rooms = compilerTable(projectRoot);
  expect(rooms.get('protocol')).toEqual(new Set());
  expect([...rooms].filter(([, allowed]) => allowed.has('cli'))).toEqual([]);
});

test('rows of the document become a table; its head and other tables do not', () => {
  const rows = [
    '| room | content | may import |',
    '|---|---|---|',
    '| `a/` | first | |',
    '| `b/c/` | second | `a`, `d` |',
  ];
  expect(documentedTable(rows.join('\n'))).toEqual(table({ a: [], 'b/c': ['a', 'd'] }));
});

test('each pair of rooms without a permission is forbidden, in both directions', () => {
  expect(forbiddenPairs(table({ a: [], b: ['a'], c: ['a', 'b'] }))).toEqual([
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ]);
});

test('a permission or a room that only the compiler or only the document has is reported', () => {
  expect(tableDifferences(table({ a: ['b'], b: [] }), table({ a: [], b: ['a'], c: [] }))).toEqual([
    'a → b: allowed by its tsconfig.json only',
    'b → a: allowed by the document only',
    'c: in docs/ARCHITECTURE.md, but no compiler project',
  ]);
});

test('a document that names a file which does not exist is reported', () => {
  const root = newFolder();
  for (const folder of ['docs', 'client']) mkdirSync(join(root, folder));
  writeFileSync(join(root, 'client', 'link.ts'), '');
  writeFileSync(
    join(root, 'docs', 'A.md'),
    'See `client/link.ts`, `link.ts`, `client/gone.ts` and `other.ts`.',
  );
  expect(brokenReferences(root)).toEqual([
    'docs/A.md: `client/gone.ts` does not exist',
    'docs/A.md: `other.ts` does not exist',
  ]);
});
