// Real Swarm of two nodes with a host on each, behind a gateway: tasks are found wherever they run, and followed when they move.
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { hostOf } from '../../../protocol/ids.ts';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { sharedAppTest as test } from '../../support/appTest.ts';
import { CliClient, type PipedSession } from '../../support/cliClient.ts';
import { startCluster, type Cluster } from '../../support/network/cluster.ts';
import { startSwarm, type RunningTask, type Swarm } from '../../support/engine/swarm.ts';
import { CliDesk } from '../../cli/cliDesk.ts';
import { E2E_PICTURES, shootThemes } from '../../support/app/pictures.ts';
import { until } from '../../support/until.ts';

const HOSTS = ['web-1', 'web-2'] as const;
const FOLLOW = 'Press Enter to open a shell in another task of the service.';

let swarm: Swarm;
let cluster: Cluster;
let client: CliClient;

test.beforeAll(async ({ stage }) => {
  swarm = await startSwarm();
  cluster = await startCluster(stage.folder, { hosts: 2, gateways: 1 }, (at) => [
    '--docker-host',
    swarm.engines[at - 1]?.dockerHost ?? '',
  ]);
  client = new CliClient(cluster.url, cluster.token, stage.folder);
}, 120_000);

afterAll(async () => {
  await cluster.stop();
  await swarm.stop();
}, 120_000);

/** Hostname inside a task's container. */
const hostname = (task: RunningTask): string => task.container.slice(0, 12);

test(
  'T3 G2: every task of a service is listed with its node, and opened by the host on that node',
  { timeout: 120_000 },
  async () => {
    const tasks = await swarm.createService('api', 2);
    expect(new Set(tasks.map(({ node }) => node))).toEqual(new Set([0, 1]));
    for (const task of tasks) {
      const show = ['sh', '-c', 'echo "$HOLDFAST_SESSION $(hostname)"'];
      const session = client.pipe('open', `service:api#${task.slot}`, '--', ...show);
      session.process.stdin?.end();
      expect(await session.exit).toBe(0);
      const [id = '', name] = session.output().trim().split(' ');
      expect({ host: hostOf(id), name }).toEqual({ host: HOSTS[task.node], name: hostname(task) });
    }
    const any = client.pipe('open', 'service:api', '--', 'hostname');
    any.process.stdin?.end();
    expect(await any.exit).toBe(0);
    expect(tasks.map(hostname)).toContain(any.output().trim());
    const listed = await client.run('list', 'targets');
    for (const { slot } of tasks) expect(listed).toMatch(new RegExp(`api\\.${slot}\\.`));
  },
);

/** Opens a shell in the task that answers each line, and waits until it is ready. */
async function openAnswering({ slot }: RunningTask): Promise<PipedSession> {
  const script = 'stty raw -echo; echo ready; while read -r line; do echo "got $line"; done';
  const session = client.pipe('open', `service:job#${slot}`, '--', 'sh', '-c', script);
  await until('the shell', () => session.output() === 'ready\n', 30_000);
  return session;
}

test(
  'S13 S15 T3: a killed engine, and then a killed machine, are reported; their sessions end with a reason once they are back, and the other node’s sessions keep running',
  { timeout: 180_000 },
  async ({ stage }) => {
    const tasks = await swarm.createService('job', 2);
    const [stays, falls] = tasks.toSorted((a, b) => a.node - b.node);
    if (stays === undefined || falls === undefined) throw new Error('expected a task on each node');
    const steady = await openAnswering(stays);
    const cut = await openAnswering(falls);
    const onSecond = async () =>
      (await client.sessions()).find(
        ({ session, targetName }) => hostOf(String(session)) === HOSTS[1] && targetName === 'job',
      );
    const desk = attachDesk(String((await onSecond())?.['session']), stage.folder);
    await until('the shell', () => desk.text.startsWith('ready'), 30_000);
    await swarm.engines[1].halt({ kill: true });
    const away = /^holdfast: docker unreachable since \d\d:\d\d/;
    await until('the state line', () => away.test(desk.rows.at(-1) ?? ''));
    steady.process.stdin?.write('one\n');
    await until('an answer', () => steady.output() === 'ready\ngot one\n');
    expect(await onSecond()).toMatchObject({ state: { kind: 'running' } });
    await swarm.engines[1].resume();
    expect(await cut.exit).toBe(6);
    await until('the end on the terminal', () => desk.exit === 6);
    const detail: unknown = expect.stringMatching(
      /^the docker engine at .* was restarted, and container job\./,
    );
    expect(await onSecond()).toMatchObject({
      state: { kind: 'ended', end: { kind: 'engine-lost', detail } },
    });
    steady.process.stdin?.write('two\n');
    await until('an answer', () => steady.output() === 'ready\ngot one\ngot two\n');

    // The same for a whole machine, which starts its engine before its host.
    const next = (await swarm.tasks('job', 2, [falls])).find(({ node }) => node === 1);
    if (next === undefined) throw new Error('expected another task');
    const lost = await openAnswering(next);
    await swarm.engines[1].halt({ kill: true });
    await cluster.hosts[1]?.kill();
    await swarm.engines[1].resume();
    await cluster.hosts[1]?.start();
    expect(await lost.exit).toBe(6);
    // The newest session is first. The Swarm can have removed the container already.
    const kind: unknown = expect.stringMatching(/^container-(stopped|removed)$/);
    expect(await onSecond()).toMatchObject({ container: { id: next.container }, state: { end: { kind } } });
    steady.process.stdin?.write('three\n');
    await until('an answer', () => steady.output().endsWith('got two\ngot three\n'));
    steady.process.kill();
  },
);

/** Starts the client on a terminal, attached to a session. */
function attachDesk(session: string, folder: string): CliDesk {
  const HOLDFAST_TOKEN_FILE = join(folder, 'cli-token');
  return new CliDesk({ ...process.env, HOLDFAST_SERVER: cluster.url, HOLDFAST_TOKEN_FILE }, [
    'attach',
    session,
  ]);
}

/** Presses Enter once the tab offers it, and checks the new shell. */
async function follow(app: AppDriver, task: RunningTask): Promise<void> {
  await app.page.getByText(FOLLOW).waitFor({ timeout: 30_000 });
  await app.input.focus();
  await app.page.keyboard.press('Enter');
  await expectShellIn(app, task);
}

async function expectShellIn(app: AppDriver, task: RunningTask): Promise<void> {
  await app.page.getByText(FOLLOW).waitFor({ state: 'detached', timeout: 20_000 });
  await app.type('echo "<${HOLDFAST_SESSION%%.*} $(hostname) $PWD>"\n');
  await app.waitForText(`<${HOSTS[task.node]} ${hostname(task)} /tmp>`, 20_000);
}

test(
  'T4 S14: a tab follows its service through an update, to another node after a drain, by itself when the setting is on, and past a killed engine',
  { timeout: 180_000 },
  async ({ stage }) => {
    const [first] = await swarm.createService('web', 1);
    if (first === undefined) throw new Error('expected one task');
    const app = await stage.launch();
    await app.addServer({ name: 'Team', url: cluster.url, token: cluster.token });
    await app.newTabOn('Team', /^web Swarm service/);
    await app.type('cd /tmp; echo "[$(hostname) $PWD]"\n');
    await app.waitForText(`[${hostname(first)} /tmp]`, 20_000);
    // The server looks up the directory once a second.
    await app.page.waitForTimeout(2_500);

    await swarm.updateService('web');
    const [updated] = await swarm.tasks('web', 1, [first]);
    if (updated === undefined) throw new Error('expected another task');
    await follow(app, updated);
    // Output of the former shell stays readable.
    expect(await app.history()).toContain(`[${hostname(first)} /tmp]`);
    await app.page.waitForTimeout(2_500);

    await swarm.drain(updated.node);
    const [moved] = await swarm.tasks('web', 1, [updated]);
    if (moved === undefined) throw new Error('expected the moved task');
    expect(moved.node).not.toBe(updated.node);
    await app.page.getByText(FOLLOW).waitFor({ timeout: 30_000 });
    await app.screenshot(join(E2E_PICTURES, 'swarm-moved.png'));
    await follow(app, moved);
    await app.screenshot(join(E2E_PICTURES, 'swarm-followed.png'));
    await app.page.waitForTimeout(2_500);

    await app.menu('Settings…');
    await app.page.getByRole('checkbox', { name: 'Reopen service shells' }).check();
    await app.screenshot(join(E2E_PICTURES, 'follow-setting.png'));
    await app.page.keyboard.press('Escape');
    await swarm.updateService('web');
    await app.page.getByText(FOLLOW).waitFor({ timeout: 30_000 });
    const [next] = await swarm.tasks('web', 1, [moved]);
    if (next === undefined) throw new Error('expected another task');
    await expectShellIn(app, next);
    await app.page.waitForTimeout(2_500);

    // The other node is drained, so this node gets the next task as well.
    await swarm.engines[next.node].halt({ kill: true });
    const line = app.page.getByRole('contentinfo');
    const away = 'Docker unreachable since';
    await expect.poll(() => line.innerText(), { timeout: 20_000 }).toContain(away);
    await app.type('sleep 1');
    await expect.poll(() => line.innerText(), { timeout: 20_000 }).toContain('7 bytes not sent yet');
    await shootThemes(app, E2E_PICTURES, 'swarm-engine-away');
    await swarm.engines[next.node].resume();
    const [again] = await swarm.tasks('web', 1, [next]);
    if (again === undefined) throw new Error('expected another task');
    await expectShellIn(app, again);
    await expect.poll(() => line.innerText(), { timeout: 20_000 }).not.toContain('unreachable');
    expect(await app.history()).toContain(`[${hostname(first)} /tmp]`);
  },
);
