// Version that client, server and gateway report.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PRODUCT_VERSION } from '../../protocol/productVersion.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

test('the version in the code is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(PRODUCT_VERSION).toBe(version);
});
