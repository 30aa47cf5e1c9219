// Tab bar: its roles, its keys, and the buttons beside it.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { referredTo, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { paneView } from '../../views.ts';

const { tabs: words, targets } = ENGLISH;
const three = ['a', 'b', 'c'].map((id) => paneView({ id, title: `title-${id}` }));

async function opened(ui: PageDriver) {
  await ui.open({ panes: three, activePane: 'b' });
  const list = ui.page.getByRole('tablist', { name: words.sessions });
  return { list, tab: (id: string) => list.getByRole('tab', { name: `title-${id}` }) };
}

test('the shown tab is selected, and is the only tab that the Tab key reaches', async ({ ui }) => {
  const { list, tab } = await opened(ui);
  expect(await list.getByRole('tab', { selected: true }).innerText()).toContain('title-b');
  expect(await tab('b').getAttribute('tabindex')).toBe('0');
  expect(await tab('a').getAttribute('tabindex')).toBe('-1');
});

test('a tab’s panel owns the tab’s terminal, for screen readers', async ({ ui }) => {
  const { tab } = await opened(ui);
  const panel = await referredTo(tab('b'), 'aria-controls');
  expect(await panel.getAttribute('role')).toBe('tabpanel');
  expect(await panel.getAttribute('aria-labelledby')).toBe(await tab('b').getAttribute('id'));
  const owned = await referredTo(panel, 'aria-owns');
  const terminal = owned.getByRole('group', { name: ENGLISH.terminal.terminal('title-b') });
  expect(await terminal.count()).toBe(1);
});

test.for([
  ['ArrowLeft', 'a'],
  ['ArrowRight', 'c'],
  ['Home', 'a'],
  ['End', 'c'],
] as const)('%s shows and focuses another tab', async ([key, id], { ui }) => {
  const { tab } = await opened(ui);
  await tab('b').focus();
  await ui.page.keyboard.press(key);
  await ui.expectCalls('activatePane', [[id]]);
  await expectFocused(tab(id));
  expect(await tab(id).getAttribute('aria-selected')).toBe('true');
});

test('a click shows a tab and its terminal', async ({ ui }) => {
  const { tab } = await opened(ui);
  await tab('c').click();
  await ui.expectCalls('activatePane', [['c']]);
  await expect.poll(() => tab('c').getAttribute('aria-selected')).toBe('true');
  await terminalInput(ui).waitFor();
});

test('Delete and the middle mouse button close a tab', async ({ ui }) => {
  const { tab } = await opened(ui);
  await tab('b').press('Delete');
  await tab('c').click({ button: 'middle' });
  await ui.expectCalls('closeTab', [['b'], ['c']]);
});

test('the right mouse button shows a tab and its menu', async ({ ui }) => {
  const { tab } = await opened(ui);
  await tab('a').click({ button: 'right' });
  await ui.expectCalls('tabMenu', [[]]);
  await ui.expectCalls('activatePane', [['a']]);
});

test('New tab opens a tab on the target of the shown tab', async ({ ui }) => {
  await opened(ui);
  await ui.page.getByRole('button', { name: targets.newTab, exact: true }).click();
  await ui.expectCalls('newTab', [[null]]);
});
