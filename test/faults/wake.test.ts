// The computer sleeps and wakes. Meanwhile the connection has died without notice.
import { expect } from 'vitest';
import type { AppDriver } from '../../scripts/support/app/appDriver.ts';
import type { AppStage } from '../support/app/appStage.ts';
import { appTest as test } from '../support/appTest.ts';

/** Time limit, ms. It is far below the two heartbeats after which silence is noticed. */
const SOON_MS = 5_000;

const power = (app: AppDriver, event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen') =>
  app.electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event);

/** Starts the app with a tab that has had input. */
async function inUse(stage: AppStage): Promise<AppDriver> {
  const app = await stage.launchOn();
  await app.type("echo before-''sleep\n");
  await app.waitForText('before-sleep', 20_000);
  return app;
}

test(
  'a connection that died during sleep is shown as Reconnecting after the wake, and the app reconnects by itself',
  { timeout: 90_000 },
  async ({ stage }) => {
    const app = await inUse(stage);
    for (const [asleep, awake] of [
      ['suspend', 'resume'],
      ['lock-screen', 'unlock-screen'],
    ] as const) {
      await power(app, asleep);
      stage.proxy.goDown('black-hole');
      await power(app, awake);
      await app.waitForLink('Reconnecting', SOON_MS);
      // Like a router that forgot the old connection, the proxy accepts new connections while the old one stays dead.
      stage.proxy.restore();
      await app.waitForLink('Connected', 20_000);
      await app.type(`echo after-''${awake}\n`);
      await app.waitForText(`after-${awake}`, SOON_MS);
    }
    expect((await app.history()).match(/^before-sleep$/gm)).toHaveLength(1);
  },
);

test(
  'if the old connection is dead and new ones work, the session continues as soon as the computer wakes',
  { timeout: 60_000 },
  async ({ stage }) => {
    const app = await inUse(stage);
    await power(app, 'suspend');
    stage.proxy.cut('black-hole');
    await app.type("echo after-''sleep\n");
    const output = await app.watchOutput();
    const wokeAt = Date.now();
    await power(app, 'resume');
    expect((await output()) - wokeAt).toBeLessThan(SOON_MS);
    await app.waitForText('after-sleep', SOON_MS);
  },
);
