// Night with the closed app: a panel lists finished commands, ended sessions and replaced containers.
import { afterEach, expect } from 'vitest';
import type { TestContainer } from '../../../scripts/support/engine/containers.ts';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';
import { sharedEngine } from '../../support/engine/dockerEngine.ts';
import { sleepANight } from '../../support/app/night.ts';
import { shootThemes, TOUR_PICTURES } from '../../support/app/pictures.ts';

const containers: TestContainer[] = [];

test.override('settings', { followServices: true });

afterEach(async () => {
  for (const container of containers.splice(0)) await container.remove().catch(() => undefined);
}, 60_000);

/** Creates a container of the service, as Compose does. */
async function composed(): Promise<TestContainer> {
  const labels = { 'com.docker.compose.project': 'shop', 'com.docker.compose.service': 'web' };
  const container = await sharedEngine().createContainer({ labels });
  containers.push(container);
  return container;
}

test('A2: after a night one panel lists what happened in every session, in order', async ({ stage }) => {
  const app = await stage.launchOn();
  await app.type("echo rea''dy\n");
  await app.waitForText('ready', 20_000);
  await app.type('until [ -e /tmp/morning ]; do sleep 0.2; done\n');
  await app.type("sh -c 'exit 3'\n");
  await app.type('sleep 0.1\n');
  await app.newTabOn(SERVER_NAME, stage.container.name);
  await app.type("echo al''so\n");
  await app.waitForText('also', 20_000);
  await app.type('until [ -e /tmp/morning2 ]; do sleep 0.2; done; exit 5\n');
  await expect.poll(() => stage.container.top()).toContain('sleep 0.2');
  const web = await composed();
  await app.newTabOn(SERVER_NAME, /^shop \/ web/);
  await app.type("echo we''b\n");
  await app.waitForText('web', 20_000);
  await app.quit();
  await stage.container.exec(['sh', '-c', ': >/tmp/morning']);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await stage.container.exec(['sh', '-c', ': >/tmp/morning2']);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await web.remove();
  await composed();
  sleepANight(stage.userData);

  const again = await stage.launch();
  if (await again.isSignedOut()) await again.signIn(SERVER_NAME, stage.server.token);
  const panel = again.page.getByRole('dialog', { name: 'While you were away' });
  await panel.waitFor({ timeout: 30_000 });
  await panel.getByText('The container was replaced').waitFor({ timeout: 20_000 });
  await expect.poll(() => panel.getByRole('listitem').count()).toBe(5);
  const items = await panel.getByRole('listitem').allTextContents();
  expect(items[0]).toMatch(/^until \[ -e \/tmp\/morning \].*succeeded after/);
  expect(items[1]).toMatch(/^sh -c 'exit 3'exit code 3/);
  expect(items[2]).toMatch(/^sleep 0\.1.*succeeded after/);
  expect(items[3]).toMatch(/^The session endedExit code 5\./);
  expect(items[4]).toMatch(/^The container was replaceda new shell was opened in the new container/);
  await shootThemes(again, TOUR_PICTURES, 'while-away');
  await panel.getByRole('button', { name: /sh -c/ }).click();
  await again.input.waitFor();
  const mark = again.terminal.getByRole('img', { name: /^Exit code 3/ });
  await expect.poll(() => mark.getAttribute('aria-current')).toBe('true');
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await panel.waitFor({ state: 'hidden' });
}, 180_000);
