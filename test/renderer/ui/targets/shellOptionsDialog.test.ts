// Dialog for a shell with options: its user, directory and command.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { serverView } from '../../views.ts';

const { common, targets } = ENGLISH;
const serverTarget = { server: 'embedded', target: { kind: 'container', container: 'web' } } as const;
const web = { id: 'web', name: 'web', image: 'alpine', state: 'running', labels: {}, compose: null };
const server = serverView({ targets: [{ local: true, engine: { state: 'up' }, containers: [web] }] });

/** Opens the dialog from the menu of targets with Shift+Enter. */
async function opened(ui: PageDriver) {
  await ui.open({ ...shownTab(), servers: [server] });
  await ui.command('new-tab-menu');
  await expectFocused(ui.page.getByRole('searchbox', { name: targets.filter }));
  await ui.page.keyboard.type('web');
  await ui.page.keyboard.press('Shift+Enter');
  const dialog = ui.page.getByRole('dialog', { name: targets.shellOn('web') });
  await dialog.waitFor();
  return { dialog, field: (name: string) => dialog.getByRole('textbox', { name, exact: true }) };
}

test('Enter opens the shell with what was entered, and keeps it for the next time', async ({ ui }) => {
  const { dialog, field } = await opened(ui);
  await field(targets.user).fill('root');
  await field(targets.directory).fill('/srv');
  await field(targets.command).fill(`sh -c 'echo "two words"'`);
  await field(targets.command).press('Enter');
  const options = { user: 'root', directory: '/srv', command: ['sh', '-c', 'echo "two words"'] };
  await ui.expectCalls('newTab', [[{ ...serverTarget, options }]]);
  await ui.expectCalls('rememberOptions', [[serverTarget, options]]);
  await dialog.waitFor({ state: 'detached' });
});

test('a command with an open quote is not run, and the reason is shown', async ({ ui }) => {
  const { dialog, field } = await opened(ui);
  await field(targets.command).fill('echo "open');
  await field(targets.command).press('Enter');
  await dialog.getByText(targets.openQuote).waitFor();
  expect(await ui.calls('newTab')).toEqual([]);
});

test('Cancel opens no shell', async ({ ui }) => {
  const { dialog } = await opened(ui);
  await dialog.getByRole('button', { name: common.cancel, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await ui.calls('newTab')).toEqual([]);
  expect(await ui.calls('rememberOptions')).toEqual([]);
});
