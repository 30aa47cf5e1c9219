// Crash of this computer's server under the real app: its shells keep running, as the status line promises.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { isAlive } from '../../../scripts/support/processes.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { until } from '../../support/until.ts';

function serverPid(userData: string): number {
  const noted = readFileSync(join(userData, 'server', 'running.json'), 'utf8');
  return (JSON.parse(noted) as { pid: number }).pid;
}

test(
  'S13: a shell on this computer keeps running when the server that the app started is killed',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.waitForLink('Connected');
    const durability = app.page.getByRole('note', { name: 'Durability' });
    await expect.poll(() => durability.innerText(), { timeout: 20_000 }).toBe('Survives server restarts');
    await app.type("kept=still''here\n");
    await app.type('echo "[$kept]"\n');
    await app.waitForText('[stillhere]', 20_000);
    const before = serverPid(stage.userData);
    process.kill(before, 'SIGKILL');
    await until('its end', () => !isAlive(before));
    await app.type('echo "<$kept>"\n');
    await app.waitForText('<stillhere>', 60_000);
    expect(serverPid(stage.userData)).not.toBe(before);
    await app.waitForLink('Connected');
    await app.screenshot(join(E2E_PICTURES, 'server-crash.png'));
  },
);
