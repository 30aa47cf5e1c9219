// Real app with a gateway and two hosts: targets are listed by host, and an unreachable host is reported.
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { startCluster, type Cluster } from '../../support/network/cluster.ts';

let cluster: Cluster;

test.beforeEach(async ({ stage }) => {
  cluster = await startCluster(stage.folder, { hosts: 2, gateways: 1 });
}, 60_000);

afterEach(async () => {
  await cluster.stop();
}, 60_000);

test(
  'G2 G3: a shell opens on the chosen host, and continues after that host was unreachable',
  { timeout: 120_000 },
  async ({ stage }) => {
    const app = await stage.launch();
    await app.addServer({ name: 'Team', url: cluster.url, token: cluster.token });
    await app.page.getByRole('button', { name: 'New tab menu' }).click();
    const items = app.page
      .getByRole('menu', { name: 'New tab on' })
      .getByRole('menuitem', { name: /^Shell on web-/ });
    await expect
      .poll(() => items.allInnerTexts(), { timeout: 20_000 })
      .toEqual(['Shell on web-1', 'Shell on web-2']);
    await app.screenshot(join(E2E_PICTURES, 'gateway-menu.png'));
    await app.page.keyboard.press('Escape');
    await app.newTabOn('Team', 'Shell on web-2');
    await app.waitForLink('Connected');
    await app.type('kept=still; echo "[${HOLDFAST_SESSION%%.*}]"\n');
    await app.waitForText('[web-2]', 20_000);
    await cluster.hosts[1]?.kill();
    const line = app.page.getByRole('contentinfo');
    await expect.poll(() => line.innerText(), { timeout: 20_000 }).toContain('Host unreachable since');
    await app.waitForLink('Connected');
    await app.screenshot(join(E2E_PICTURES, 'gateway-host-away.png'));
    await app.page.keyboard.press('Control+Shift+D');
    await app.page.getByText('Team: web-2 cannot be reached. Its sessions are not listed.').waitFor();
    await app.screenshot(join(E2E_PICTURES, 'gateway-host-missing.png'));
    await app.page.keyboard.press('Escape');
    await app.type('echo "<$kept>"\n');
    await cluster.hosts[1]?.start();
    await app.waitForText('<still>', 40_000);
    await expect.poll(() => line.innerText(), { timeout: 20_000 }).not.toContain('unreachable');
  },
);
