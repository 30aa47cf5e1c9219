// Kitty's keyboard protocol in the real app: pressed keys as a program receives them.
import { expect } from 'vitest';
import { SERVER_NAME } from '../../support/app/appStage.ts';
import { appTest as test } from '../../support/appTest.ts';

const hex = (text: string): string => Buffer.from(text).toString('hex');

test('keys are encoded as the program requested, and the app’s shortcuts keep working', async ({ stage }) => {
  const app = await stage.launchWithServer();
  await app.newTabOn(SERVER_NAME, stage.container.name);
  await app.type(
    "stty raw -echo; printf '\\033[>3u'; echo re'ad'y; while IFS= read -rsN1 c; do printf '%02x' \"'$c\"; done\n",
  );
  await app.waitForText('ready', 20_000);
  await app.input.focus();
  const { keyboard } = app.page;
  await keyboard.press('Escape');
  await keyboard.press('Control+i');
  await keyboard.press('Shift+Enter');
  await app.waitForText(hex('\u001b[27u\u001b[27;1:3u'), 20_000);
  await app.waitForText(hex('\u001b[105;5u\u001b[105;5:3u'), 20_000);
  await app.waitForText(hex('\u001b[13;2u'), 20_000);
  await keyboard.press('Control+Shift+F');
  await app.page.getByRole('searchbox', { name: 'Find' }).waitFor();
  await keyboard.press('Escape');
  await app.input.focus();
  await keyboard.press('x');
  await app.waitForText(hex('x\u001b[120;1:3u'), 20_000);
  expect(await app.history()).not.toContain(hex('\u001b[102;'));
}, 120_000);
