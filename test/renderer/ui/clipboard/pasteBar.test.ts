// Bar that asks before a risky paste.
import { expect } from 'vitest';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';

const { common, terminal } = ENGLISH;

async function pasted(ui: PageDriver, text: string) {
  await ui.open(shownTab(), { readClipboard: text });
  await terminalInput(ui).waitFor();
  await ui.command('paste');
  const bar = ui.page.getByRole('group', { name: terminal.paste });
  return { bar, button: (name: string) => bar.getByRole('button', { name, exact: true }) };
}

test.for([
  ['several lines', 'make\nmake install\n', terminal.pasteLines(2), 'make\rmake install\r'],
  ['control characters', 'make\u0003\u001b[2J', terminal.pasteControl('make␃␛[2J'), 'make␃␛[2J'],
] as const)(
  '%s are pasted only on request, and the button for that has the focus',
  async ([, text, why, typed], { ui }) => {
    const { bar, button } = await pasted(ui, text);
    await bar.getByText(terminal.pasteQuestion(why)).waitFor();
    await expectFocused(button(terminal.paste));
    expect(await ui.typed('a')).toBe('');
    await ui.page.keyboard.press('Enter');
    await bar.waitFor({ state: 'detached' });
    await expectFocused(terminalInput(ui));
    await expect.poll(() => ui.typed('a')).toBe(typed);
  },
);

test.for(['Escape', 'Cancel'] as const)('%s pastes nothing and focuses the terminal', async (how, { ui }) => {
  const { bar, button } = await pasted(ui, 'make\nmake install\n');
  await expectFocused(button(terminal.paste));
  if (how === 'Escape') await ui.page.keyboard.press('Escape');
  else await button(common.cancel).click();
  await bar.waitFor({ state: 'detached' });
  await expectFocused(terminalInput(ui));
  await ui.page.keyboard.type('ls');
  await expect.poll(() => ui.typed('a')).toBe('ls');
});

test('a harmless paste needs no confirmation', async ({ ui }) => {
  const { bar } = await pasted(ui, 'make');
  await expect.poll(() => ui.calls('readClipboard')).toHaveLength(1);
  await expect.poll(() => ui.typed('a')).toBe('make');
  expect(await bar.count()).toBe(0);
});
