// Tab of the tab bar: its name, its badges, and renaming it.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { pairView, serverView, paneView } from '../../views.ts';

const { away, tabs: words } = ENGLISH;

const tab = ({ page }: PageDriver) => page.getByRole('tab');
const field = ({ page }: PageDriver) => page.getByRole('textbox', { name: words.title });

test('the tooltip of a tab has its title, target, server, state and directory', async ({ ui }) => {
  const team = serverView({ id: 'team', name: 'Team', kind: 'remote' });
  const change = { title: 'build', server: 'team', targetName: 'web', directory: '/srv/app' };
  await ui.open({ ...shownTab(change), servers: [serverView(), team] });
  expect(await tab(ui).getAttribute('title')).toBe(
    ['build', `${words.where('web', 'Team')}, ${words.connected}`, '/srv/app'].join('\n'),
  );
});

test('F2 edits the title, with the old title selected', async ({ ui }) => {
  await ui.open(shownTab({ title: 'build' }));
  await tab(ui).press('F2');
  await expectFocused(field(ui));
  await ui.page.keyboard.type('deploy');
  expect(await field(ui).inputValue()).toBe('deploy');
  await ui.page.keyboard.press('Enter');
  await ui.expectCalls('renameTab', [['a', 'deploy']]);
  await expectFocused(terminalInput(ui));
});

test('Escape keeps the old title', async ({ ui }) => {
  await ui.open(shownTab({ title: 'build' }));
  await tab(ui).dblclick();
  await expectFocused(field(ui));
  await ui.page.keyboard.type('deploy');
  await ui.page.keyboard.press('Escape');
  await field(ui).waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
  expect(await ui.calls('renameTab')).toEqual([]);
});

test('an empty title restores the title that the program sets', async ({ ui }) => {
  await ui.open(shownTab({ title: 'build' }));
  await ui.command('rename-tab');
  await field(ui).fill('');
  await field(ui).press('Enter');
  await ui.expectCalls('renameTab', [['a', '']]);
});

test('an unchanged title is not sent', async ({ ui }) => {
  await ui.open(shownTab({ title: 'build' }));
  await ui.command('rename-tab');
  await field(ui).press('Enter');
  await field(ui).waitFor({ state: 'detached' });
  expect(await ui.calls('renameTab')).toEqual([]);
});

test('an event in a background tab is a badge with a name', async ({ ui }) => {
  const rung = paneView({ id: 'b', title: 'logs', attention: { kind: 'bell' } });
  await ui.open({ panes: [paneView(), rung], activePane: 'a' });
  await ui.page.getByRole('tab', { name: 'logs' }).getByRole('img', { name: away.badgeBell }).waitFor();
  expect(await ui.page.getByRole('tab').first().getByRole('img').count()).toBe(0);
});

test('a tab of several panes has their count, and is marked while one of them is zoomed', async ({ ui }) => {
  const panes = [paneView(), paneView({ id: 'b' })];
  await ui.open({ panes: panes, activePane: 'a', tabs: [pairView('a', 'b')] });
  expect(await tab(ui).count()).toBe(1);
  await tab(ui)
    .getByRole('img', { name: words.panes(2), exact: true })
    .waitFor();
  await ui.push({ tabs: [pairView('a', 'b', { zoomed: true })] });
  await tab(ui)
    .getByRole('img', { name: words.zoomedPanes(2), exact: true })
    .waitFor();
});

test('the name of a tab with several panes stays, whichever pane has the keys', async ({ ui }) => {
  const panes = [paneView({ id: 'a', title: 'one' }), paneView({ id: 'b', title: 'two' })];
  const tabs = [pairView('a', 'b', { name: 'deploy' })];
  await ui.open({ panes, tabs, activePane: 'a' });
  await expect.poll(() => tab(ui).innerText()).toContain('deploy');
  await ui.push({ tabs: [{ ...pairView('a', 'b', { name: 'deploy' }), activePane: 'b' }], activePane: 'b' });
  expect(await tab(ui).innerText()).toContain('deploy');
  expect(await tab(ui).getAttribute('title')).toMatch(/^deploy\ntwo\n/);
});

test('a title that a program set is gone once the program has ended', async ({ ui }) => {
  const mark = (text: string): string => `\u001b]133;${text}\u0007`;
  await ui.open(shownTab());
  await ui.print(
    'a',
    `\u001b]2;ann@vm\u0007${mark('A')}$ ${mark('B')}vim\r\n${mark('C')}\u001b]2;notes\u0007`,
  );
  await expect.poll(() => ui.titles('a')).toEqual(['ann@vm', 'notes']);
  await ui.print('a', `${mark('D;137')}${mark('A')}$ ${mark('B')}`);
  await expect.poll(() => ui.titles('a')).toEqual(['ann@vm', 'notes', 'ann@vm']);
});
