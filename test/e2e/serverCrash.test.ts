// The server of this computer crashes under the real app: its shells go on, and the window says what they outlive.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isAlive } from '../../scripts/support/processes.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { createAppStage, type AppStage } from '../support/appStage.ts';
import { until } from '../support/until.ts';

const PICTURES = join(projectRoot, 'test-results', 'e2e');

let stage: AppStage;

beforeEach(async () => {
  mkdirSync(PICTURES, { recursive: true });
  stage = await createAppStage();
}, 60_000);

afterEach(() => stage.close(), 60_000);

function serverPid(): number {
  const noted = readFileSync(join(stage.userData, 'server', 'running.json'), 'utf8');
  return (JSON.parse(noted) as { pid: number }).pid;
}

test(
  'S13: a shell on this computer goes on when the server that the app started is killed',
  { timeout: 120_000 },
  async () => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    const durability = app.page.getByRole('note', { name: 'Durability' });
    await expect.poll(() => durability.innerText(), { timeout: 20_000 }).toBe('Survives server restarts');
    await app.type("kept=still''here\n");
    await app.type('echo "[$kept]"\n');
    await app.waitForText('[stillhere]', 20_000);
    const before = serverPid();
    process.kill(before, 'SIGKILL');
    await until('its end', () => !isAlive(before));
    await app.type('echo "<$kept>"\n');
    await app.waitForText('<stillhere>', 60_000);
    expect(serverPid()).not.toBe(before);
    await app.waitForLink('Connected');
    await app.screenshot(join(PICTURES, 'server-crash.png'));
  },
);
