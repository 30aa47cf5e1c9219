// The image of deploy/Dockerfile, run as a team runs it: unprivileged, with the engine's socket and a secret.
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { callEngine } from '../../scripts/support/engine/engineApi.ts';
import { CliClient } from '../support/cliClient.ts';
import { sharedEngine } from '../support/engine/dockerEngine.ts';
import { freePort } from '../support/network/freePort.ts';
import { scratchFolders } from '../support/scratchFolder.ts';
import { buildServerImage, IMAGE_BINDS } from '../support/engine/serverImage.ts';
import { until } from '../support/until.ts';

const newFolder = scratchFolders();
const USER = 1000;

/** Repeats two lines of input, then ends with code 7. */
const SCRIPT = 'stty raw -echo; echo ready; for at in 1 2; do read -r line; echo "got $line"; done; exit 7';

type Inspected = {
  readonly State: {
    readonly Pid: number;
    readonly ExitCode: number;
    readonly Health: { readonly Status: string };
  };
};

/** Request to create a container of the image: on the machine's network, with the engine's socket, and tokens readable only by its user. */
function creation(socketPath: string, tokens: string, port: number): unknown {
  return {
    Image: 'holdfast',
    Cmd: ['--token-file', '/run/secrets/tokens'],
    Env: [`HOLDFAST_PORT=${port}`, 'HOLDFAST_HOST=127.0.0.1', 'HOLDFAST_HOST_ID=holdfast'],
    // The image's own health check at a shorter interval.
    Healthcheck: { Interval: 500_000_000 },
    HostConfig: {
      NetworkMode: 'host',
      GroupAdd: [String(statSync(socketPath).gid)],
      Binds: [`${socketPath}:/var/run/docker.sock`, `${tokens}:/run/secrets/tokens:ro`, ...IMAGE_BINDS],
    },
  };
}

test(
  'S13: the image starts unprivileged and healthy, and shells in other containers survive its restart',
  { timeout: 120_000 },
  async () => {
    const { socketPath, ...engine } = sharedEngine();
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
    const inspect = async (): Promise<Inspected['State']> =>
      (await callEngine<Inspected>(socketPath, 'GET', `/containers/${id}/json`)).State;
    const target = await engine.createContainer({ image: 'holdfast-test:sh' });
    try {
      await act('start');
      await until('health', async () => (await inspect()).Health.Status === 'healthy', 60_000);
      const status = readFileSync(`/proc/${(await inspect()).Pid}/status`, 'utf8');
      expect(status).toMatch(new RegExp(`^Uid:\t${USER}\t${USER}\t`, 'm'));
      const client = new CliClient(`ws://127.0.0.1:${port}`, token, folder);
      const session = client.pipe('open', target.name, '--', 'sh', '-c', SCRIPT);
      await until('the shell', () => session.output() === 'ready\n', 20_000);
      session.process.stdin?.write('one\n');
      await until('an answer', () => session.output().endsWith('got one\n'), 20_000);
      await act('stop');
      expect((await inspect()).ExitCode).toBe(0);
      session.process.stdin?.write('two\n');
      await act('start');
      expect(await session.exit).toBe(7);
      expect(session.output()).toBe('ready\ngot one\ngot two\n');
    } finally {
      await callEngine(socketPath, 'DELETE', `/containers/${id}?force=true&v=true`);
      await target.remove();
    }
  },
);
