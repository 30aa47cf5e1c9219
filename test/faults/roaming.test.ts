// A real network between app and server. The cable is pulled for a minute, and the app's address changes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRoamingStage, type RoamingStage } from '../support/network/roamingStage.ts';

const OUTAGE_MS = 60_000;
const NEXT_ADDRESS = '10.77.0.77';

let stage: RoamingStage;

beforeEach(async () => {
  stage = await createRoamingStage();
}, 90_000);

afterEach(() => stage.close(), 60_000);

test(
  'R4: after a pulled cable and a new IP address the app reconnects by itself, and no output is lost',
  { timeout: 240_000 },
  async () => {
    const app = await stage.launch();
    await app.addServer({ name: 'Far server', url: stage.url, token: stage.token });
    await app.newTabOn('Far server', 'Shell on Far server');
    await app.waitForLink('Connected');
    const copy = join(stage.folder, 'printed');
    const loop = `i=0; while [ $i -lt 40000 ]; do i=$((i+1)); echo line $i; [ $((i%1000)) = 0 ] && sleep 1; done`;
    await app.type(`(${loop}) | tee ${copy}; echo loop-is-''done\n`);
    await app.waitForText('line 2000', 30_000);

    await stage.client.linkDown();
    await app.waitForLink('(Reconnecting|Offline)', 60_000);
    await app.screenshot(join(stage.pictures, 'cable-pulled.png'));
    await pause(OUTAGE_MS);
    await stage.client.changeAddress(NEXT_ADDRESS);
    await stage.client.linkUp();

    await app.waitForLink('Connected', 60_000);
    await app.waitForText('loop-is-done', 90_000);
    const shown = (await app.history()).split(/\r?\n/).filter((line) => /^line \d+$/.test(line));
    expect(shown.join('\n')).toBe(readFileSync(copy, 'utf8').trimEnd());
  },
);
