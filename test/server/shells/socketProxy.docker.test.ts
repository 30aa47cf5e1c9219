// An engine behind a proxy of its socket, which forbids calls or passes on less than it should.
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDockerExec } from '../../../server/shells/docker/dockerExec.ts';
import { shellOpener } from '../../../server/shells/openShell.ts';
import { TargetWatcher } from '../../../server/shells/targets.ts';
import { systemClock } from '../../../server/base/systemClock.ts';
import { silentLog } from '../../fakes/silentLog.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { heldShells, newSession } from '../../support/engine/heldStage.ts';
import { connectEngine, onlyEngine } from '../../support/engine/shellEngine.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';
import { ShellReader } from '../../support/shellReader.ts';
import { until } from '../../support/until.ts';

const SIZE = { cols: 80, rows: 24 };
const FORBIDDEN =
  '<html><body><h1>403 Forbidden</h1>\nRequest forbidden by administrative rules.\n</body></html>\n';
const folder = scratchFolders();
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

type Rules = { readonly forbidden?: RegExp; readonly upgrades: boolean };

/** Proxy before the shared engine, with the paths of the calls that it received. */
async function proxied({ forbidden, upgrades }: Rules) {
  const socketPath = join(folder(), 'proxy.sock');
  const calls: string[] = [];
  const open = new Set<Socket>();
  const pass = (call: IncomingMessage, response: ServerResponse): void => {
    calls.push(`${call.method} ${call.url}`);
    if (forbidden?.test(call.url ?? '')) {
      response.writeHead(403, { 'content-type': 'text/html' }).end(FORBIDDEN);
      return;
    }
    const { upgrade: _upgrade, connection: _connection, ...headers } = call.headers;
    const onward = request({
      socketPath: sharedEngine().socketPath,
      method: call.method,
      path: call.url,
      headers,
    });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    response.on('close', () => onward.destroy());
    call.pipe(onward);
  };
  const server = createServer(pass);
  if (upgrades) {
    server.on('upgrade', (call: IncomingMessage, socket: Socket, head: Buffer) => {
      calls.push(`${call.method} ${call.url}`);
      const engine = connect(sharedEngine().socketPath);
      const lines = call.rawHeaders.flatMap((name, at) =>
        at % 2 === 0 ? [`${name}: ${call.rawHeaders[at + 1]}`] : [],
      );
      engine.write(`${[`${call.method} ${call.url} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`);
      engine.write(head);
      socket.pipe(engine).pipe(socket);
      for (const end of [socket, engine]) end.on('error', () => undefined);
    });
  }
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  const engine = connectEngine(`unix://${socketPath}`);
  cleanUp.push(() => {
    engine.close();
    for (const socket of open) socket.destroy();
    server.close();
  });
  return { engine, calls };
}

async function createdContainer() {
  const container = await sharedEngine().createContainer();
  cleanUp.push(() => container.remove().catch(() => undefined));
  return container;
}

describe('an engine behind a proxy', () => {
  it('that forbids its events is polled: the list follows containers, and shells open', async () => {
    const { engine } = await proxied({ forbidden: /\/events/, upgrades: true });
    const watcher = new TargetWatcher(onlyEngine(engine), false, systemClock);
    cleanUp.push(() => watcher.close());
    await until('the engine', () => watcher.current.engine.state === 'up');
    const container = await createdContainer();
    const state = () => watcher.current.containers.find(({ id }) => id === container.id)?.state;
    await until('the new container', () => state() === 'running');
    const command = ['sh', '-c', 'echo "it runs"'];
    const shell = await heldShells(folder(), engine).openContainer(
      engine,
      container.id,
      { size: SIZE, command },
      newSession(),
    );
    const reader = new ShellReader(shell);
    await reader.ended;
    expect(reader.text).toBe('it runs\r\n');
    await container.kill();
    await until('its end', () => state() === 'exited');
  });

  it('that does not pass on upgrades is one clear sentence, after few calls', async () => {
    const { engine, calls } = await proxied({ upgrades: false });
    const container = await createdContainer();
    const open = shellOpener({
      engines: onlyEngine(engine),
      localShell: false,
      integrationFiles: undefined,
      clock: systemClock,
      log: silentLog,
      held: heldShells(folder(), engine),
    });
    const attempt = open({ kind: 'container', container: container.id }, { size: SIZE }, newSession());
    await expect(attempt).rejects.toMatchObject({
      code: 'open-failed',
      message: expect.stringMatching(
        /was not upgraded to a stream: let the proxy .* pass on "Connection: Upgrade"$/,
      ),
    });
    expect(calls.filter((call) => call.includes('/exec')).length).toBeLessThanOrEqual(2);
  });

  it('that forbids exec or everything is a sentence without its page’s markup', async () => {
    const noExec = await proxied({ forbidden: /\/exec/, upgrades: true });
    const container = await createdContainer();
    const session = newSession();
    await expect(
      openDockerExec({ engine: noExec.engine, clock: systemClock }, container.id, { size: SIZE }, session.id),
    ).rejects.toMatchObject({
      code: 'open-failed',
      message: expect.stringMatching(
        /: a proxy before it answered 403 \(403 Forbidden Request forbidden by administrative rules\.\): let the proxy allow this call$/,
      ),
    });
    const closed = await proxied({ forbidden: /./, upgrades: true });
    const watcher = new TargetWatcher(onlyEngine(closed.engine), false, systemClock);
    cleanUp.push(() => watcher.close());
    const reason = await until('the reason', () => {
      const { engine: state } = watcher.current;
      return state.state === 'down' && state.reason.includes('403') && state.reason;
    });
    expect(reason).not.toContain('<');
  });
});
