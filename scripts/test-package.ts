// Task: packages the app and runs test/package on the package. The last line is "N passed, N failed" (Linux,
// as root).
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { UpdateFeed } from '../main/electron/updates/updateFeed.ts';
import { TEST_OUTPUT } from './packaging/builderConfig.ts';
import { packageApp } from './packaging/appPackage.ts';
import { packageOptions } from './packaging/packageOptions.ts';
import { electronRuntime } from './setup/electronRuntime.ts';
import { holderBuild } from './setup/holderBuild.ts';
import { exitOnSetupError, setUp } from './setup/runSteps.ts';
import { appBuild } from './setup/appBuild.ts';
import { systemLibraries } from './setup/systemLibraries.ts';
import { projectRoot } from './support/projectRoot.ts';
import { runVitest } from './support/vitestRun.ts';

const FEED_FILE = join(projectRoot, TEST_OUTPUT, 'feed.json');

/**
 * Reserves a local port for an update feed, and creates its key pair. The tests read both from a file beside
 * the package.
 */
async function testFeed(): Promise<UpdateFeed> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  mkdirSync(dirname(FEED_FILE), { recursive: true });
  writeFileSync(FEED_FILE, JSON.stringify({ url, privateKey: privateKey.export(pem) }));
  return { url, key: publicKey.export({ type: 'spki', format: 'pem' }).toString() };
}

let sum = { passed: 0, failed: 1 };
process.once('exit', () => process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`));

await setUp([electronRuntime, systemLibraries, appBuild, holderBuild]);
await exitOnSetupError(async () =>
  packageApp(packageOptions(['--for-tests'], process.platform), await testFeed()),
);
const config = join(projectRoot, 'test', 'package', 'vitest.config.ts');
sum = await runVitest(['--config', config, ...process.argv.slice(2)]);
process.exitCode = sum.failed === 0 ? 0 : 1;
