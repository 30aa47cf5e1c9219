// Held shells in containers of a real engine: the contract of every shell, and the ways in which they end.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContainerOptions, TestContainer } from '../../../../scripts/support/engine/containers.ts';
import { runningContainer } from '../../../../server/shells/docker/dockerExec.ts';
import type { Engine } from '../../../../server/shells/docker/engine.ts';
import { HolderBinaries } from '../../../../server/shells/held/holderBinaries.ts';
import { HolderInstall } from '../../../../server/shells/held/holderInstall.ts';
import { systemClock } from '../../../../server/base/systemClock.ts';
import { shellContract } from '../../../contract/shellContract.ts';
import { sharedEngine } from '../../../support/engine/dockerEngine.ts';
import { connectEngine } from '../../../support/engine/shellEngine.ts';
import { heldShells, newSession } from '../../../support/engine/heldStage.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { ShellReader } from '../../../support/shellReader.ts';
import { until } from '../../../support/until.ts';

const SIZE = { cols: 80, rows: 24 };
const folder = scratchFolders();
const containers: TestContainer[] = [];
let engine: Engine;

beforeAll(() => {
  engine = connectEngine(sharedEngine().dockerHost);
});

afterAll(async () => {
  for (const container of containers) await container.remove();
  engine.close();
});

async function create(options: ContainerOptions = {}): Promise<TestContainer> {
  const container = await sharedEngine().createContainer(options);
  containers.push(container);
  return container;
}

/** Command lines of live processes, except the main process and holders. A holder's command line contains that of its shell. */
async function living(container: TestContainer): Promise<string[]> {
  const lines = await container.top();
  return lines.filter(
    (line) =>
      !line.includes('<defunct>') && !line.startsWith('sleep 2147483647') && !line.includes('/holder-'),
  );
}

const open = async (container: TestContainer, command?: readonly string[], user?: string) =>
  heldShells(folder(), engine).openContainer(
    engine,
    container.id,
    { size: SIZE, ...(command === undefined ? {} : { command }), ...(user === undefined ? {} : { user }) },
    newSession(),
  );

for (const image of ['holdfast-test:bash', 'holdfast-test:sh'] as const) {
  let container: TestContainer;
  beforeAll(async () => {
    container = await create({ image });
  });
  shellContract(`a held shell in a container of ${image}`, () => ({
    open: (options) =>
      heldShells(folder(), engine).openContainer(engine, container.id, options, newSession()),
    processes: () => living(container),
  }));
}

describe('held shells in containers', () => {
  it('S13: a held shell reports that it survives restarts of server and engine, and leaves no files behind', async () => {
    const container = await create();
    const shell = await open(container);
    expect(shell.durability).toBe('container');
    await shell.end();
    await until('nothing of ours', async () => (await container.top()).length === 1);
    await until(
      'no file of ours',
      async () => !(await container.exec(['ls', '-a', '/tmp'])).output.includes('holdfast'),
    );
  });

  it('a held shell runs as the requested user, in a folder that only this user can enter', async () => {
    const container = await create();
    const reader = new ShellReader(await open(container, ['sh', '-c', 'id -un; read -r line'], 'dev'));
    await reader.see('dev');
    const listed = (await container.exec(['ls', '-la', '/tmp'])).output;
    expect(listed).toMatch(/^drwx------ .* dev .* \.holdfast-1000$/m);
    await reader.shell.end();
  });

  it.each([
    ['stopped', (container: TestContainer) => container.stop(), 'container-stopped'],
    ['removed', (container: TestContainer) => container.remove(), 'container-removed'],
  ])('a held shell reports that its container was %s', async (_what, act, kind) => {
    const container = await sharedEngine().createContainer();
    const reader = new ShellReader(await open(container));
    await act(container);
    expect(await reader.ended).toMatchObject({ kind });
    await container.remove().catch(() => undefined);
  });

  it('S13: a held shell works under a restrictive seccomp profile', async () => {
    const names = [
      'prctl',
      'fallocate',
      'memfd_create',
      'clone3',
      'statx',
      'faccessat2',
      'rseq',
      'pidfd_open',
      'ptrace',
    ];
    const refused = { names, action: 'SCMP_ACT_ERRNO' };
    const seccomp = JSON.stringify({ defaultAction: 'SCMP_ACT_ALLOW', syscalls: [refused] });
    // With no-new-privileges, the engine applies the filter after its own system calls.
    const container = await create({ host: { SecurityOpt: ['no-new-privileges', `seccomp=${seccomp}`] } });
    const filtered = await container.exec(['grep', 'Seccomp:', '/proc/self/status']);
    expect(filtered.output).toMatch(/Seccomp:\s+2/);
    const reader = new ShellReader(
      await open(container, ['sh', '-c', 'read -r line; echo "got $line"; exit 3']),
    );
    expect(reader.shell.durability).toBe('container');
    await reader.type('it\n');
    expect(await reader.ended).toEqual({ kind: 'exited', exitCode: 3 });
    expect(reader.text).toContain('got it');
    await until('nothing of ours', async () => (await container.top()).length === 1);
  });

  it('S15: a held shell reports that its container is paused, and resumes without loss after unpause', async () => {
    const container = await create();
    const echo = 'stty raw -echo; echo ready; while read -r line; do echo "got $line"; done';
    const reader = new ShellReader(await open(container, ['sh', '-c', echo]));
    await reader.see('ready');
    await container.pause();
    const away = await until('the pause', () => reader.absences[0] ?? undefined);
    expect(away).toMatchObject({ waitsFor: 'container', message: expect.stringContaining(container.name) });
    const taken = reader.type('it\n').then(() => 'taken');
    await container.unpause();
    await reader.see('ready\ngot it\n');
    // The engine's event about the unpause may arrive after the output.
    await until('the end of the absence', () => reader.absences.at(-1) === null);
    expect([await taken, reader.absences.at(-1), reader.faults]).toEqual(['taken', null, []]);
    await reader.shell.end();
  });

  it('a held shell fails with a clear error if the container’s only writable folder is mounted noexec', async () => {
    const container = await create({ host: { ReadonlyRootfs: true } });
    await expect(open(container)).rejects.toThrow(/takes no holder: .* cannot be executed \(noexec/);
  });

  it('a held shell fails with a clear error if there is no holder for the architecture', async () => {
    const home = { container: await runningContainer(engine, (await create()).id), user: undefined };
    const install = new HolderInstall(engine, systemClock, new HolderBinaries(folder()));
    const none = { kind: 'none', reason: expect.stringMatching(/^there is no holder for \S+$/) as unknown };
    expect(await install.install(home)).toEqual(none);
  });
});
