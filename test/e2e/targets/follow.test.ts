// Tab on a service: when its container is replaced, Enter opens a shell in the new container, in the same directory.
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { E2E_PICTURES } from '../../support/app/pictures.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';

const containers: TestContainer[] = [];

afterEach(async () => {
  for (const container of containers.splice(0)) await container.remove().catch(() => undefined);
}, 60_000);

/** Creates a container of the service, as Compose does. */
async function composed(number: number): Promise<TestContainer> {
  const container = await sharedEngine().createContainer({
    labels: {
      'com.docker.compose.project': 'shop',
      'com.docker.compose.service': 'web',
      'com.docker.compose.container-number': String(number),
    },
    env: [`WHICH=number-${number}`],
  });
  containers.push(container);
  return container;
}

test(
  'T4 S14: a tab follows a Compose service into its next container, and into the same directory there',
  { timeout: 120_000 },
  async ({ stage }) => {
    const first = await composed(1);
    const app = await stage.launchWithServer();
    await app.newTabOn(SERVER_NAME, /^shop \/ web/);
    await app.type('cd /tmp; echo "[$WHICH $PWD]"\n');
    await app.waitForText('[number-1 /tmp]', 20_000);
    // The server looks up the directory once a second.
    await app.page.waitForTimeout(2_500);
    await first.remove();
    await composed(2);
    await app.page
      .getByText('Press Enter to open a shell in the service’s current container.')
      .waitFor({ timeout: 20_000 });
    await app.screenshot(join(E2E_PICTURES, 'follow.png'));
    await app.input.focus();
    await app.page.keyboard.press('Enter');
    await app.page.waitForTimeout(1_000);
    await app.type('echo "<$WHICH $PWD>"\n');
    await app.waitForText('<number-2 /tmp>', 20_000);
  },
);
