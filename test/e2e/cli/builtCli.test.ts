// Built command-line client, which `npx holdfast` runs.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { PRODUCT_VERSION } from '../../../protocol/productVersion.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';
import { startServerProcess } from '../../../scripts/support/serverProcess.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const run = promisify(execFile);
const BUILT = join(projectRoot, 'out', 'cli', 'index.js');
const newFolder = scratchFolders();

test('the built client prints its version, opens a session, and lists it', async () => {
  expect((await run(process.execPath, [BUILT, '--version'])).stdout).toBe(`holdfast ${PRODUCT_VERSION}\n`);
  const server = await startServerProcess();
  try {
    const tokenFile = join(newFolder(), 'token');
    writeFileSync(tokenFile, server.token, { mode: 0o600 });
    const serverOptions = ['--server', `ws://127.0.0.1:${server.port}`, '--token-file', tokenFile];
    const cli = async (...args: string[]): Promise<string> =>
      (await run(process.execPath, [BUILT, ...args])).stdout;
    const session = (await cli('open', 'local', '--detach', ...serverOptions)).trim();
    expect(JSON.parse(await cli('list', '--json', ...serverOptions))).toMatchObject([
      { session, targetName: expect.any(String), state: { kind: 'running' } },
    ]);
  } finally {
    await server.stop();
  }
}, 60_000);
