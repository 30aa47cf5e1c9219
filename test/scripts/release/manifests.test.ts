// The files that state the version.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestWithVersion, sourceWithVersion } from '../../../scripts/release/manifests.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

test.each(['package.json', 'package-lock.json'])('only the version changes in %s', (name) => {
  const before = readFileSync(join(projectRoot, name), 'utf8');
  const current = (JSON.parse(before) as { readonly version: string }).version;
  expect(manifestWithVersion(before, current)).toBe(before);
  const after = manifestWithVersion(before, '98.76.54').split('\n');
  const changed = before.split('\n').flatMap((line, at) => (line === after[at] ? [] : [after[at]?.trim()]));
  const line = '"version": "98.76.54",';
  expect(changed).toEqual(name === 'package.json' ? [line] : [line, line]);
});

test('a constant in a source file gets the version, and other text stays', () => {
  const source = "export const VERSION = '0.1.0';\nexport const PROTOCOL = 1;\nconst note = '10.1.0';\n";
  expect(sourceWithVersion(source, '0.1.0', '0.2.0')).toBe(source.replace("'0.1.0'", "'0.2.0'"));
});
