// The image that deploy/Dockerfile makes, run as a team would: unprivileged, with the engine's socket and a secret.
import { chownSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askEngine, callEngine } from '../../scripts/support/engineApi.ts';
import { CliClient } from '../support/cliClient.ts';
import { sharedEngine } from '../support/dockerEngine.ts';
import { expectExact, numberedScript, typeThrough } from '../support/numberedScript.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { buildServerImage } from '../support/serverImage.ts';

const newFolder = scratchFolders();
const USER = 1000;

type Inspected = {
  readonly State: { readonly ExitCode: number; readonly Health: { readonly Status: string } };
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A container of the image on the machine's own network, with the engine's socket, and tokens that only its user reads. */
function creation(socketPath: string, tokens: string, port: number): unknown {
  return {
    Image: 'holdfast',
    Cmd: ['--token-file', '/run/secrets/tokens'],
    Env: [`HOLDFAST_PORT=${port}`, 'HOLDFAST_HOST=127.0.0.1', 'HOLDFAST_HOST_ID=holdfast'],
    // The image's own check, only sooner.
    Healthcheck: { Interval: 500_000_000 },
    HostConfig: {
      NetworkMode: 'host',
      GroupAdd: [String(statSync(socketPath).gid)],
      Binds: [`${socketPath}:/var/run/docker.sock`, `${tokens}:/run/secrets/tokens:ro`],
    },
  };
}

test(
  'S13: the image starts unprivileged, is healthy, and its shells in containers go on exactly when it is ended and started again',
  { timeout: 120_000 },
  async () => {
    const { socketPath, createContainer } = sharedEngine();
    const folder = newFolder();
    await buildServerImage(socketPath, folder);
    const tokens = join(folder, 'tokens');
    const token = randomBytes(24).toString('hex');
    writeFileSync(tokens, `demo:${token}\n`, { mode: 0o400 });
    chownSync(tokens, USER, USER);
    const port = await freePort();
    const json = creation(socketPath, tokens, port);
    const { Id: id } = await callEngine<{ Id: string }>(socketPath, 'POST', '/containers/create', { json });
    const act = (action: string): Promise<void> =>
      callEngine(socketPath, 'POST', `/containers/${id}/${action}`);
    const inspect = (): Promise<Inspected> => callEngine(socketPath, 'GET', `/containers/${id}/json`);
    const log = async (): Promise<string> =>
      (await askEngine(socketPath, 'GET', `/containers/${id}/logs?stdout=1&stderr=1`)).body.toString();
    const isUp = async (): Promise<void> => {
      await expect
        .poll(async () => (await inspect()).State.Health.Status, { timeout: 20_000 })
        .toBe('healthy');
    };
    const target = await createContainer();
    try {
      await act('start');
      await isUp().catch(async () => expect.fail(await log()));
      expect(await log()).toContain(`holdfast server listening on ws://127.0.0.1:${port}\n`);
      const client = new CliClient(`ws://127.0.0.1:${port}`, token, folder);
      const session = client.pipe('open', target.name, '--', 'sh', '-c', numberedScript('/tmp'));
      await typeThrough(session, async () => {
        await act('stop');
        expect((await inspect()).State.ExitCode).toBe(0);
        await act('start');
      });
      expectExact(session);
    } finally {
      await callEngine(socketPath, 'DELETE', `/containers/${id}?force=true&v=true`);
      await target.remove();
    }
  },
);
