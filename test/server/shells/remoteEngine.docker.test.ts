// An engine on another machine, over TCP and TLS, with connections that break.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { openDockerExec } from '../../../server/shells/docker/dockerExec.ts';
import type { Engine } from '../../../server/shells/docker/engine.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { createIdentity } from '../../support/network/certificates.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { relayEngine, type RelayOptions } from '../../support/network/engineRelay.ts';
import { connectEngine } from '../../support/engine/shellEngine.ts';
import { ShellReader } from '../../support/shellReader.ts';
import { until } from '../../support/until.ts';

const SESSION = `host.${'0'.repeat(32)}`;
const SIZE = { cols: 77, rows: 22 };

let container: TestContainer;
const cleanUp: (() => unknown)[] = [];

beforeAll(async () => {
  container = await sharedEngine().createContainer();
});
afterAll(() => container.remove());
afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

async function relay(options: RelayOptions = {}): Promise<{ port: number; cut: () => void }> {
  const started = await relayEngine(sharedEngine().socketPath, options);
  cleanUp.push(() => started.stop());
  return started;
}

function connect(dockerHost: string, environment: Record<string, string> = {}): Engine {
  const engine = connectEngine(dockerHost, environment);
  cleanUp.push(() => engine.close());
  return engine;
}

async function open(engine: Engine, script: string): Promise<ShellReader> {
  const command = ['sh', '-c', script];
  return new ShellReader(
    await openDockerExec({ engine, clock: systemClock }, container.id, { size: SIZE, command }, SESSION),
  );
}

describe('engines over TCP', () => {
  it('an engine over TCP opens shells and loses no bytes that arrive with the upgrade response', async () => {
    const { port } = await relay({ gatherMs: 150 });
    const reader = await open(
      connect(`tcp://127.0.0.1:${port}`),
      'stty size; echo first; sleep 0.3; echo last',
    );
    expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 0 });
    expect(reader.text).toBe('22 77\r\nfirst\r\nlast\r\n');
  });

  it('if the engine’s connection breaks, the shell is reported as lost with that reason, and ended in the container', async () => {
    const { port, cut } = await relay();
    const reader = await open(connect(`tcp://127.0.0.1:${port}`), 'echo ready; sleep 7777');
    await reader.see('ready');
    cut();
    expect(await reader.ended).toEqual({
      kind: 'engine-lost',
      detail: `the connection to the docker engine at 127.0.0.1:${port} broke off; the shell in ${container.name} is ended`,
    });
    await until(
      'the shell’s end',
      async () => !(await container.top()).some((line) => line.startsWith('sleep 7777')),
    );
    await reader.shell.end();
  });

  it('an engine that does not listen is reported as the reason', async () => {
    const { port } = await relay();
    for (const undo of cleanUp.splice(0)) await undo();
    const attempt = openDockerExec(
      { engine: connect(`tcp://127.0.0.1:${port}`), clock: systemClock },
      'x',
      { size: SIZE },
      SESSION,
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'engine-unreachable',
      message: expect.stringContaining(`127.0.0.1:${port}: nothing listens there`),
    });
  });
});

describe('engines over TLS', () => {
  const authority = createIdentity('test authority');
  const server = createIdentity('engine', authority);

  function certificateFolder(client: ReturnType<typeof createIdentity>): Record<string, string> {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-certificates-'));
    cleanUp.push(() => rmSync(folder, { recursive: true }));
    const files = { 'ca.pem': authority.cert, 'cert.pem': client.cert, 'key.pem': client.key };
    for (const [name, text] of Object.entries(files))
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    return { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: folder };
  }

  const tls = {
    cert: server.cert,
    key: server.key,
    ca: authority.cert,
    requestCert: true,
    rejectUnauthorized: true,
  };

  it('an engine over TLS opens shells when both sides trust each other', async () => {
    const { port } = await relay({ tls });
    const environment = certificateFolder(createIdentity('client', authority));
    const reader = await open(
      connect(`tcp://127.0.0.1:${port}`, environment),
      'seq 1 20000; read -r line; echo "got $line"',
    );
    await reader.type('it\n');
    await reader.ended;
    expect(reader.text).toContain('\r\n20000\r\n');
    expect(reader.text).toContain('got it\r\n');
    expect(reader.faults).toEqual([]);
  });

  it('an engine with a certificate of another authority is not trusted', async () => {
    const stranger = createIdentity('engine', createIdentity('another authority'));
    const { port } = await relay({ tls: { cert: stranger.cert, key: stranger.key } });
    const environment = certificateFolder(createIdentity('client', authority));
    const attempt = openDockerExec(
      { engine: connect(`tcp://127.0.0.1:${port}`, environment), clock: systemClock },
      'x',
      { size: SIZE },
      SESSION,
    );
    await expect(attempt).rejects.toMatchObject({
      code: 'engine-unreachable',
      message: expect.stringMatching(/certificate|issuer/),
    });
  });
});
