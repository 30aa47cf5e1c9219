// A closed laptop lid: every process of the app is stopped for 90 s while the shell keeps printing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { appTest as test } from '../support/appTest.ts';
import { between, doneWord, expectSameText, shownBetween } from '../support/app/exactText.ts';

const SLEEP_MS = 90_000;

test(
  'R4: after 90 s of sleep during output the app shows every line once, and reconnects by itself',
  { timeout: 300_000 },
  async ({ stage }) => {
    const app = await stage.launchOn(/^Shell on /);
    const copy = join(stage.folder, 'printed');
    const loop = `i=0; while [ $i -lt 200000 ]; do i=$((i+1)); echo line $i; [ $((i%2000)) = 0 ] && sleep 1; done`;
    await app.type(between('loop', `(${loop}) | tee ${copy}`));
    await app.waitForText('line 2000', 30_000);
    const asleep = app.processes();
    for (const pid of asleep) process.kill(pid, 'SIGSTOP');
    await pause(SLEEP_MS);
    const printedAsleep = readFileSync(copy, 'utf8').length;
    for (const pid of asleep.toReversed()) process.kill(pid, 'SIGCONT');
    await app.waitForText(doneWord('loop'), 150_000);
    expectSameText(shownBetween('loop', await app.history()), readFileSync(copy, 'utf8'));
    expect(printedAsleep, 'the shell kept printing while the app slept').toBeGreaterThan(500_000);
    await app.waitForLink('Connected');
    await app.type("echo live-''again\n");
    await app.waitForText('live-again', 10_000);
  },
);
