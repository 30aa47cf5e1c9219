// Tries every import that the table forbids. Each must be refused by the compiler or by the scan of imports.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { projectRoot } from '../projectRoot.ts';
import { forbiddenImports } from './roomImports.ts';
import { compilerTable, documentedTable, forbiddenPairs, type ImportTable } from './rooms.ts';

const ATTEMPT = 'attempt.ts';
const EXPORT = 'exported.ts';

/**
 * Writes two files for each room (a folder with import rules): one with a single exported name, and one with
 * all imports that the room must not have.
 */
function writeRooms(root: string, table: ImportTable): void {
  for (const file of ['tsconfig.base.json', 'package.json'])
    cpSync(join(projectRoot, file), join(root, file));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const pairs = forbiddenPairs(table);
  for (const room of table.keys()) {
    const folder = join(root, room);
    mkdirSync(folder, { recursive: true });
    const project = JSON.parse(readFileSync(join(projectRoot, room, 'tsconfig.json'), 'utf8')) as {
      include: string[];
      compilerOptions: { outDir?: string };
    };
    delete project.compilerOptions.outDir;
    // A room that contains other rooms lists its own files by name, so that the files of inner rooms are not
    // included.
    project.include = [EXPORT, ATTEMPT];
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(project));
    writeFileSync(join(folder, EXPORT), 'export type Exported = string;\n');
    const imports = pairs
      .filter(([from]) => from === room)
      .map(
        ([, to]) =>
          `import type {} from '${posix.relative(room, posix.join(to, EXPORT)).replace(/^(?!\.)/, './')}';`,
      );
    writeFileSync(join(folder, ATTEMPT), [...imports, 'export {};', ''].join('\n'));
  }
}

/** Returns the imports that the compiler refused, each as "room:line". */
function refusedAttempts(root: string, table: ImportTable): ReadonlySet<string> {
  const references = [...table.keys()].map((path) => ({ path }));
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ files: [], references }));
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-b', '--pretty', 'false'], {
    cwd: root,
    encoding: 'utf8',
  });
  const found = stdout.matchAll(/^(.+)\/attempt\.ts\((\d+),\d+\): error TS6307/gm);
  return new Set([...found].map(([, room, line]) => `${room}:${line}`));
}

/** Sentences for all differences between the compiler's rooms and the documented table. */
export function tableDifferences(compiled: ImportTable, documented: ImportTable): readonly string[] {
  const rooms = new Set([...compiled.keys(), ...documented.keys()]);
  return [...rooms].flatMap((room) => {
    const [own, written] = [compiled.get(room), documented.get(room)];
    if (own === undefined) return [`${room}: in docs/ARCHITECTURE.md, but no compiler project`];
    if (written === undefined) return [`${room}: missing from the table of docs/ARCHITECTURE.md`];
    const missing = [...own].filter((to) => !written.has(to));
    const extra = [...written].filter((to) => !own.has(to));
    return [
      missing.map((to) => `${room} → ${to}: allowed by its tsconfig.json only`),
      extra.map((to) => `${room} → ${to}: allowed by the document only`),
    ].flat();
  });
}

/**
 * Result of the check: how many imports were tried, how many of them the compiler alone refused, and a
 * sentence for each problem.
 */
export interface RoomReport {
  readonly tried: number;
  readonly refusedByCompiler: number;
  readonly problems: readonly string[];
}

/**
 * Looks for forbidden imports. Also tries each of them in a copy of the rooms with their real compiler
 * options.
 */
export function tryForbiddenImports(): RoomReport {
  const table = compilerTable(projectRoot);
  const document = readFileSync(join(projectRoot, 'docs', 'ARCHITECTURE.md'), 'utf8');
  const root = mkdtempSync(join(tmpdir(), 'holdfast-rooms-'));
  try {
    writeRooms(root, table);
    const refused = refusedAttempts(root, table);
    const found = new Set(forbiddenImports(root, table).map(({ from, to }) => `${from} → ${to}`));
    const pairs = forbiddenPairs(table);
    const lines = new Map<string, number>();
    const accepted = pairs.flatMap(([from, to]) => {
      const line = (lines.get(from) ?? 0) + 1;
      lines.set(from, line);
      const pair = `${from} → ${to}`;
      return refused.has(`${from}:${line}`) || found.has(pair) ? [] : [`${pair}: nothing refuses it`];
    });
    const real = forbiddenImports(projectRoot, table).map(({ file, to }) => `${file} imports ${to}`);
    const differences = tableDifferences(table, documentedTable(document));
    return {
      tried: pairs.length,
      refusedByCompiler: refused.size,
      problems: [...differences, ...real, ...accepted],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
