// Common behavior of all dialogs: they are modal, closed by Escape, and accessible.
import { expect } from 'vitest';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expectAccessible } from '../../../support/app/accessibility.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test } from '../../../support/pageTest.ts';

const { detached, find, link, palette, servers, settings, terminal } = ENGLISH;
const DIALOGS: readonly (readonly [CommandId, string])[] = [
  ['add-server', servers.addTitle],
  ['manage-servers', servers.title],
  ['connection-history', link.title(servers.thisComputer)],
  ['detached-sessions', detached.title],
  ['save-output', terminal.saveTitle],
  ['search-all', find.searchAll],
  ['palette', palette.title],
  ['switch-session', palette.switchTitle],
  ['settings', settings.title],
];

test.for(DIALOGS)('%s opens a modal dialog that Escape closes', async ([command, title], { ui }) => {
  await ui.open(shownTab({ session: 'vm.1' }), {
    listDetached: { kind: 'listed', sessions: [], missing: [] },
    connectionHistory: { periods: [], forgotten: 0 },
  });
  await ui.command(command);
  const dialog = ui.page.getByRole('dialog', { name: title, exact: true });
  await dialog.waitFor();
  expect(await dialog.evaluate((element) => element.matches(':modal'))).toBe(true);
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await expectAccessible(ui, title);
  await ui.page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
});

test('text that is typed into a dialog does not reach the shell', async ({ ui }) => {
  await ui.open(shownTab());
  await ui.command('add-server');
  const name = ui.page.getByRole('textbox', { name: servers.name });
  await expectFocused(name);
  await ui.page.keyboard.type('abc');
  expect(await name.inputValue()).toBe('abc');
  expect(await ui.typed('a')).toBe('');
  await ui.page.keyboard.press('Escape');
  await expectFocused(terminalInput(ui));
  await ui.page.keyboard.type('def');
  await expect.poll(() => ui.typed('a')).toBe('def');
});
