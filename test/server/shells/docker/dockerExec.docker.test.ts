// Shells in containers on a real engine: the contract of every shell, and details of containers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestContainer } from '../../../../scripts/support/engine/containers.ts';
import type { Engine } from '../../../../server/shells/docker/engine.ts';
import { openDockerExec } from '../../../../server/shells/docker/dockerExec.ts';
import { shellOpener } from '../../../../server/shells/openShell.ts';
import type { ShellOptions } from '../../../../server/shells/shell.ts';
import { systemClock } from '../../../../server/base/systemClock.ts';
import { shellContract } from '../../../contract/shellContract.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { sharedEngine } from '../../../support/engine/dockerEngine.ts';
import { connectEngine, onlyEngine } from '../../../support/engine/shellEngine.ts';
import { ShellReader } from '../../../support/shellReader.ts';
import { until } from '../../../support/until.ts';

const SESSION = `host.${'0'.repeat(32)}`;
const SIZE = { cols: 90, rows: 27 };

let engine: Engine;
const containers: TestContainer[] = [];

beforeAll(() => {
  engine = connectEngine(sharedEngine().dockerHost);
});

afterAll(async () => {
  for (const container of containers) await container.remove();
  engine.close();
});

async function create(
  options: Parameters<ReturnType<typeof sharedEngine>['createContainer']>[0] = {},
): Promise<TestContainer> {
  const container = await sharedEngine().createContainer(options);
  containers.push(container);
  return container;
}

async function open(
  container: TestContainer | string,
  options: Partial<ShellOptions> = {},
): Promise<ShellReader> {
  const id = typeof container === 'string' ? container : container.id;
  return new ShellReader(
    await openDockerExec({ engine, clock: systemClock }, id, { size: SIZE, ...options }, SESSION),
  );
}

/** Command lines in the container, except its main process and zombies. The main process is `sleep`, which reaps no zombies. */
async function runningIn(container: TestContainer): Promise<string[]> {
  const lines = await container.top();
  return lines.filter((line) => !line.includes('<defunct>') && !line.startsWith('sleep 2147483647'));
}

for (const image of ['holdfast-test:bash', 'holdfast-test:sh'] as const) {
  let container: TestContainer;
  beforeAll(async () => {
    container = await create({ image });
  });
  shellContract(`a shell in a container of ${image}`, () => ({
    open: (options) => openDockerExec({ engine, clock: systemClock }, container.id, options, SESSION),
    processes: () => runningIn(container),
  }));
}

describe('shells in containers', () => {
  it('a container’s shell is bash if present, interactive and not a login shell, and its start leaves no output', async () => {
    const container = await create({ env: ['PS1=prompt> ', 'PATH=/bin:/extra'] });
    const reader = await open(container, { shellIntegration: false });
    await reader.see('prompt> ');
    expect(reader.text.replace('\u001b[?2004h', '')).toBe('prompt> ');
    await reader.type('echo "$BASH_VERSION $- $PATH"; shopt -q login_shell || echo no-login; stty size\n');
    await reader.see(/\d+\.\d+\S* \S*i\S* \/bin:\/extra\r\nno-login\r\n27 90\r\n/);
    expect(reader.text).not.toContain('holdfast-shell');
    await reader.shell.end();
  });

  it('a container without bash gets sh as its shell', async () => {
    const reader = await open(await create({ image: 'holdfast-test:sh' }));
    await reader.type('echo "i am $0"; exit 5\n');
    expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 5 });
    expect(reader.text).toContain('i am sh\r\n');
  });

  it('a shell opens in the container with the given name, as the given user and in the given directory', async () => {
    const container = await create();
    const reader = await open(container.name, {
      user: 'dev',
      directory: '/tmp',
      command: ['sh', '-c', 'id -un; pwd; echo "$HOME"'],
    });
    await reader.ended;
    expect(reader.text).toBe('dev\r\n/tmp\r\n/home/dev\r\n');
  });

  it('a container’s shell receives Ctrl-P at once, which Docker’s default detach keys would delay', async () => {
    const reader = await open(await create(), {
      command: ['sh', '-c', 'stty raw -echo; echo ready; head -c 1 | od -An -tx1'],
    });
    await reader.see('ready');
    await reader.type('\x10');
    await reader.see('10');
    await reader.ended;
  });

  it.each(['holdfast-test:bash', 'holdfast-test:sh'] as const)(
    'a shell of another user leaves no processes after its end (%s)',
    async (image) => {
      const container = await create({ image, user: 'dev' });
      const reader = await open(container);
      await reader.type("sleep 1001 & (trap '' HUP; sleep 1002) & echo rea''dy\n");
      await reader.see('ready');
      await until('its processes', async () => (await runningIn(container)).length >= 3);
      await reader.shell.end();
      expect(await runningIn(container)).toEqual([]);
    },
  );

  it('a shell of root also ends processes that it started as another user', async () => {
    const container = await create({ user: 'dev' });
    const reader = await open(container, {
      user: 'root',
      command: ['sh', '-c', 'su dev -c "sleep 1003" & echo ready; sleep 1004'],
    });
    await reader.see('ready');
    await reader.shell.end();
    expect(await runningIn(container)).toEqual([]);
  });

  it('a shell’s end does not end a process that was detached with setsid', async () => {
    const container = await create();
    const reader = await open(container, {
      command: ['sh', '-c', 'setsid sleep 1005 & echo ready; sleep 1006'],
    });
    await reader.see('ready');
    await until('the detached process', async () =>
      (await runningIn(container)).some((line) => line.includes('1005')),
    );
    await reader.shell.end();
    expect(await runningIn(container)).toEqual([expect.stringContaining('1005')]);
  });

  describe('containers that change while a shell is attached', () => {
    it.each([
      [
        'is stopped',
        (c: TestContainer) => c.stop(),
        { kind: 'container-stopped', detail: /^container \S+ was stopped$/ },
      ],
      [
        'is killed',
        (c: TestContainer) => c.kill(),
        { kind: 'container-stopped', detail: /^container \S+ was killed$/ },
      ],
      [
        'is restarted',
        (c: TestContainer) => c.restart(),
        { kind: 'container-stopped', detail: /^container \S+ was restarted/ },
      ],
      [
        'is removed',
        (c: TestContainer) => c.remove(),
        { kind: 'container-removed', detail: /^container \S+ was removed$/ },
      ],
    ])('a shell whose container %s ends with that reason', async (_what, act, expected) => {
      const container = await sharedEngine().createContainer();
      const reader = await open(container, { command: ['sh', '-c', 'echo ready; sleep 3600'] });
      await reader.see('ready');
      await act(container);
      expect(await reader.ended).toEqual({
        kind: expected.kind,
        detail: expect.stringMatching(expected.detail),
      });
      await reader.shell.end();
      expect(reader.endCalls).toBe(1);
      if (expected.kind !== 'container-removed') await container.remove();
    });

    it('a shell whose container exits by itself ends with the container’s exit code in the reason', async () => {
      const wait = 'while [ ! -e /tmp/stop ]; do sleep 0.05; done; exit 9';
      const container = await create({ command: ['sh', '-c', wait] });
      const reader = await open(container, { command: ['sh', '-c', 'echo ready; sleep 3600'] });
      await reader.see('ready');
      await container.exec(['touch', '/tmp/stop']);
      expect(await reader.ended).toEqual({
        kind: 'container-stopped',
        detail: expect.stringMatching(/^container \S+ stopped: its main process ended with exit code 9$/),
      });
    });

    it('a shell whose container is paused waits, and continues once the container is unpaused', async () => {
      const container = await create();
      const reader = await open(container, {
        command: ['sh', '-c', 'stty -echo; echo ready; read -r line; echo "got $line"'],
      });
      await reader.see('ready');
      await container.pause();
      await reader.type('held\n');
      await container.unpause();
      await reader.see('got held');
      await reader.ended;
    });

    it('a shell that is being ended while its container is paused ends once the container is unpaused', async () => {
      const container = await create();
      const reader = await open(container, { command: ['sh', '-c', 'echo ready; sleep 3600'] });
      await reader.see('ready');
      await container.pause();
      const ended = reader.shell.end();
      await container.unpause();
      await ended;
      expect(await runningIn(container)).toEqual([]);
    });
  });

  describe('shells that cannot be opened report the reason and a remedy', () => {
    const refusal = (id: string, options: Partial<ShellOptions> = {}) =>
      openDockerExec({ engine, clock: systemClock }, id, { size: SIZE, ...options }, SESSION).then(
        () => undefined,
        (error: unknown) => error,
      );

    it('an unknown container is reported', async () => {
      expect(await refusal('nobody')).toMatchObject({
        code: 'unknown-target',
        message: expect.stringMatching(/no container nobody: choose/),
      });
    });

    it('a stopped container and a paused container are reported', async () => {
      const container = await create();
      await container.pause();
      expect(await refusal(container.id)).toMatchObject({
        code: 'target-not-running',
        message: expect.stringMatching(/is paused: unpause/),
      });
      await container.unpause();
      await container.stop();
      expect(await refusal(container.id)).toMatchObject({
        code: 'target-not-running',
        message: expect.stringMatching(/is exited: start/),
      });
    });

    it('an unknown user and an unknown directory are reported', async () => {
      const container = await create();
      expect(await refusal(container.id, { user: 'nobody-here' })).toMatchObject({
        code: 'open-failed',
        message: expect.stringMatching(/nobody-here.*check user and directory/),
      });
      expect(await refusal(container.id, { directory: '/dev/null/x' })).toMatchObject({
        code: 'open-failed',
        message: expect.stringContaining(container.name),
      });
    });

    it('an image without a shell is reported', async () => {
      const container = await create();
      await container.exec(['rm', '/bin/sh']);
      expect(await refusal(container.id)).toMatchObject({
        code: 'no-shell-in-target',
        message: expect.stringMatching(new RegExp(`container ${container.name} has no shell.*use an image`)),
      });
    });

    it('given command without a shell is none: it needs no sh, has the size, and is ended by keys', async () => {
      const container = await create();
      await container.exec(['rm', '/bin/sh']);
      const ran = await open(container, { command: ['/bin/busybox', 'sh', '-c', 'read -r line; stty size'] });
      await ran.type('\n');
      expect(await ran.ended).toEqual({ kind: 'exited', exitCode: 0 });
      expect(ran.text).toBe(`\r\n${SIZE.rows} ${SIZE.cols}\r\n`);
      const waits = await open(container, { command: ['/bin/busybox', 'sleep', '4321'] });
      await until('the program', async () =>
        (await runningIn(container)).some((line) => line.includes('4321')),
      );
      await waits.shell.end();
      expect(await waits.ended).toMatchObject({ kind: 'exited' });
      expect(await runningIn(container)).toEqual([]);
    });

    it('no engine at the address', async () => {
      const nowhere = connectEngine('unix:///nowhere/docker.sock');
      const attempt = openDockerExec({ engine: nowhere, clock: systemClock }, 'any', { size: SIZE }, SESSION);
      await expect(attempt).rejects.toMatchObject({
        code: 'engine-unreachable',
        message: expect.stringMatching(/\/nowhere\/docker.sock: there is no such socket: start/),
      });
    });

    it('a server without an engine and with local shells disabled reports both', async () => {
      const session = { id: SESSION, owner: 'ann' };
      const opener = shellOpener({
        engines: onlyEngine(),
        localShell: false,
        integrationFiles: undefined,
        clock: systemClock,
        log: silentLog,
        held: undefined,
      });
      await expect(
        opener({ kind: 'container', container: 'x' }, { size: SIZE }, session),
      ).rejects.toMatchObject({ code: 'engine-unreachable' });
      await expect(opener({ kind: 'local' }, { size: SIZE }, session)).rejects.toMatchObject({
        code: 'local-shell-disabled',
      });
    });
  });
});
