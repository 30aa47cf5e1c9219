// Finds the tests that run on every system. They load no module of the operating system, neither directly nor
// through an import.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * Modules that give access to the operating system. A test that loads one may need a shell, file modes,
 * sockets or a Docker engine.
 */
const SYSTEM_MODULES: ReadonlySet<string> = new Set([
  'node:child_process',
  'node:dns',
  'node:dns/promises',
  'node:fs',
  'node:fs/promises',
  'node:http',
  'node:https',
  'node:net',
  'node:os',
  'node:tls',
  'node:worker_threads',
  '@lydell/node-pty',
  'dockerode',
  'electron',
  'ws',
]);

/**
 * Matches `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` and `new URL('x'`, but not
 * imports of types only.
 */
const IMPORT =
  /^(?:import|export)\s(?!type\b)[^;'"]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)|\bnew URL\('([^']+)'/gm;

function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].flatMap((match) => match.slice(1).find(Boolean) ?? []);
}

/** The project's files that a file loads, and if it loads a system module itself. */
interface Loads {
  readonly files: readonly string[];
  readonly isSystem: boolean;
}

function loadsOf(file: string): Loads {
  const names = importsOf(readFileSync(file, 'utf8'));
  const files = names
    .filter((name) => /^\..*\.(ts|tsx|mjs|cjs)$/.test(name))
    .map((name) => resolve(dirname(file), name))
    .filter((path) => existsSync(path));
  return { files, isSystem: names.some((name) => SYSTEM_MODULES.has(name)) };
}

/** Returns the paths of all portable tests, relative to the project's folder, with `/` on every system. */
export function portableTests(root: string): string[] {
  const known = new Map<string, Loads>();
  const loads = (file: string): Loads => {
    const found = known.get(file) ?? loadsOf(file);
    known.set(file, found);
    return found;
  };
  const isPortable = (test: string): boolean => {
    const reached = new Set([join(root, test)]);
    // The loop also visits files that are added while it runs.
    for (const file of reached) {
      const { files, isSystem } = loads(file);
      if (isSystem) return false;
      for (const next of files) reached.add(next);
    }
    return true;
  };
  const tests = globSync('test/**/*.test.{ts,tsx}', { cwd: root }).filter(isPortable);
  return tests.map((path) => path.split(sep).join('/')).toSorted();
}
