// Input typed while disconnected, in the real app: kept, discarded, or sent.
import { expect } from 'vitest';
import type { AppDriver } from '../../../scripts/support/app/appDriver.ts';
import { appTest as test } from '../../support/appTest.ts';
import { expectNothingFor } from '../../support/expectNothingFor.ts';

/** Age from which unsent input is sent only on request, ms. */
const ASK_AFTER_MS = 60_000;

let app: AppDriver;

test.beforeEach(async ({ stage }) => {
  app = await stage.launchOn();
  await app.type("echo rea''dy\n");
  await app.waitForText('ready', 20_000);
  stage.proxy.goDown('reset');
  await app.waitForLink('(Reconnecting|Offline)');
}, 120_000);

async function occurrences(text: string): Promise<number> {
  return (await app.history()).split(text).length - 1;
}

test('input that is typed while disconnected is kept, and arrives once after the reconnect', async ({
  stage,
}) => {
  await app.type("echo kept-''input\n");
  await app.page.getByRole('button', { name: 'Discard unsent input' }).waitFor();
  expect(await occurrences('kept-input')).toBe(0);
  stage.proxy.restore();
  await app.waitForText('kept-input', 30_000);
  expect(await occurrences('kept-input')).toBe(1);
});

test('discarded input never reaches the shell, but later input does', async ({ stage }) => {
  await app.type("echo never-''sent\n");
  await app.page.getByRole('button', { name: 'Discard unsent input' }).click();
  await app.type("echo sent-''after\n");
  stage.proxy.restore();
  await app.waitForText('sent-after', 30_000);
  expect(await occurrences('never-sent')).toBe(0);
});

test(
  'input unsent for more than a minute waits for Send or Discard',
  { timeout: 150_000 },
  async ({ stage }) => {
    await app.type("echo old-''input\n");
    // It is neither sent nor dropped meanwhile.
    const discard = app.page.getByRole('button', { name: 'Discard unsent input' });
    await discard.waitFor();
    await expectNothingFor(ASK_AFTER_MS + 1_000, async () => expect(await discard.isVisible()).toBe(true));
    stage.proxy.restore();
    await app.waitForLink('Connected');
    await app.page.getByRole('button', { name: 'Discard', exact: true }).waitFor();
    expect(await occurrences('old-input')).toBe(0);
    await app.page.getByRole('button', { name: 'Send', exact: true }).click();
    await app.waitForText('old-input', 20_000);
    expect(await occurrences('old-input')).toBe(1);
  },
);
