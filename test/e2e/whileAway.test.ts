// A night in the real app: what finished, ended and rang meanwhile is told once, in order, and nothing else.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createAppStage, SERVER_NAME, type AppStage } from '../support/appStage.ts';
import { sleepANight } from '../support/night.ts';
import { E2E_PICTURES, shootThemes } from '../support/pictures.ts';

let stage: AppStage;

beforeEach(async () => {
  stage = await createAppStage();
}, 60_000);

afterEach(() => stage.close(), 60_000);

test('A2: after a night one panel tells what happened in every session, in order', async () => {
  const app = await stage.launchOn();
  await app.type("echo rea''dy\n");
  await app.waitForText('ready', 20_000);
  await app.type('until [ -e /tmp/morning ]; do sleep 0.2; done\n');
  await app.type("sh -c 'exit 3'\n");
  await app.newTabOn(SERVER_NAME, stage.container.name);
  await app.type("echo al''so\n");
  await app.waitForText('also', 20_000);
  await app.type('until [ -e /tmp/morning2 ]; do sleep 0.2; done; exit 5\n');
  await expect.poll(() => stage.container.top()).toContain('sleep 0.2');
  await app.quit();
  await stage.container.exec(['sh', '-c', ': >/tmp/morning']);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await stage.container.exec(['sh', '-c', ': >/tmp/morning2']);
  sleepANight(stage.userData);

  const again = await stage.launch();
  if (await again.isSignedOut()) await again.signIn(SERVER_NAME, stage.server.token);
  const panel = again.page.getByRole('dialog', { name: 'While you were away' });
  await panel.waitFor({ timeout: 30_000 });
  await expect.poll(() => panel.getByRole('listitem').count()).toBe(3);
  const told = await panel.getByRole('listitem').allTextContents();
  expect(told[0]).toMatch(/^until \[ -e \/tmp\/morning \].*succeeded after/);
  expect(told[1]).toMatch(/^sh -c 'exit 3'exit code 3/);
  expect(told[2]).toMatch(/^The session endedExit code 5\./);
  await shootThemes(again, E2E_PICTURES, 'while-away');
  await panel.getByRole('button', { name: /sh -c/ }).click();
  await again.input.waitFor();
  const place = again.terminal.getByRole('img', { name: /^Exit code 3/ });
  await expect.poll(() => place.getAttribute('aria-current')).toBe('true');
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await panel.waitFor({ state: 'hidden' });
}, 180_000);
