// The tests that `npm test -- --portable` runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { portableTests } from '../../../scripts/support/portableTests.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import { testOptions } from '../../../scripts/support/testOptions.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

/** Portable tests of a project with these files. */
function portableIn(files: Readonly<Record<string, string>>): string[] {
  const root = newFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return portableTests(root);
}

test('a test whose imports stay in memory is portable', () => {
  const files = {
    'protocol/frames.ts': "import { join } from 'node:path';\nexport const frame = join;\n",
    'test/protocol/frames.test.ts': "import { frame } from '../../protocol/frames.ts';\nframe('a');\n",
    'test/renderer/pane.test.tsx': "import { expect } from 'vitest';\nexpect(1).toBe(1);\n",
  };
  expect(portableIn(files)).toEqual(['test/protocol/frames.test.ts', 'test/renderer/pane.test.tsx']);
});

test.each([
  ['itself', "import { spawn } from 'node:child_process';\nspawn('ls');\n"],
  ['in a list over several lines', "import {\n  readFileSync,\n} from 'node:fs';\nreadFileSync('a');\n"],
  ['through another file', "import { far } from '../far.ts';\nfar();\n"],
  ['through a re-export', "export { far } from '../far.ts';\n"],
  ['through an import for effect', "import '../far.ts';\n"],
  ['while it runs', "const { far } = await import('../far.ts');\nfar();\n"],
  ['in a worker', "new Worker(new URL('../far.ts', import.meta.url));\n"],
])('a test that loads a system module %s is not portable', (_way, source) => {
  const far = "import { near } from './near.ts';\nexport const far = near;\n";
  // Imports that form a circle are followed once.
  const near =
    "import { far } from './far.ts';\nimport net from 'node:net';\nexport const near = [far, net];\n";
  const files = { 'far.ts': far, 'near.ts': near, 'test/one.test.ts': source };
  expect(portableIn(files)).toEqual([]);
});

test('an import of types alone loads nothing', () => {
  const source = "import type { Socket } from 'node:net';\nexport type { Stats } from 'node:fs';\n";
  expect(portableIn({ 'test/one.test.ts': source })).toEqual(['test/one.test.ts']);
});

test('the project has portable tests, and this test is not one of them, because it writes files', () => {
  const portable = portableTests(projectRoot);
  expect(portable.length).toBeGreaterThan(50);
  expect(portable.every((path) => path.startsWith('test/'))).toBe(true);
  expect(portable).not.toContain('test/scripts/support/portableTests.test.ts');
});

test('--portable is removed from the arguments for vitest', () => {
  expect(testOptions(['--portable', '-t', 'R4'])).toEqual({ isPortable: true, vitestArgs: ['-t', 'R4'] });
  expect(testOptions(['test/protocol'])).toEqual({ isPortable: false, vitestArgs: ['test/protocol'] });
});
