// Unsent input: counted in the status line while it is recent, and in a bar that asks once it is old.
import { expect } from 'vitest';
import type { PendingInput } from '../../../../client/terminal/inputLog.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { shownTab, terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { NOON } from '../../views.ts';

const { pendingInput: words } = ENGLISH.sessions;

async function opened(ui: PageDriver, change: Partial<PendingInput> = {}) {
  const pendingInput: PendingInput = {
    bytes: 12,
    since: NOON,
    preview: 'rm -r build␍',
    needsConfirmation: false,
    ...change,
  };
  await ui.open(shownTab({ pendingInput }));
  const group = ui.page.getByRole('group', { name: words.title });
  await group.waitFor();
  return { group, button: (name: string) => group.getByRole('button', { name, exact: true }) };
}

test('recent unsent input is counted in the status line, and its text is hidden', async ({ ui }) => {
  const { group } = await opened(ui);
  await ui.page.getByRole('contentinfo').getByText(words.waiting(12)).waitFor();
  expect(await group.innerText()).not.toContain('rm -r build');
});

test.for([{ needsConfirmation: false }, { needsConfirmation: true }])(
  'unsent input is shown and hidden on request (needs confirmation: $needsConfirmation)',
  async ({ needsConfirmation }, { ui }) => {
    const { group, button } = await opened(ui, { needsConfirmation });
    const toggle = button(words.showPendingInput);
    expect(await toggle.getAttribute('aria-pressed')).toBe('false');
    await toggle.click();
    await group.getByText('rm -r build␍').waitFor();
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    await toggle.click();
    await expect.poll(() => group.innerText()).not.toContain('rm -r build');
  },
);

test('recent unsent input is discarded from the status line, and the terminal has the focus', async ({
  ui,
}) => {
  const { button } = await opened(ui);
  await button(words.discardPendingInput).click();
  await ui.expectCalls('discardPendingInput', [['a']]);
  await expectFocused(terminalInput(ui));
});

test('old unsent input is in a bar that can send it, and no longer in the status line', async ({ ui }) => {
  const { group, button } = await opened(ui, { needsConfirmation: true });
  expect(await group.count()).toBe(1);
  await button(words.send).click();
  await ui.expectCalls('sendPendingInput', [['a']]);
  await expectFocused(terminalInput(ui));
  expect(await ui.page.getByText(words.waiting(12)).count()).toBe(0);
});

test('old unsent input is discarded from the bar', async ({ ui }) => {
  const { button } = await opened(ui, { needsConfirmation: true });
  await button(words.discard).click();
  await ui.expectCalls('discardPendingInput', [['a']]);
  expect(await ui.calls('sendPendingInput')).toEqual([]);
});

test('after a click on View the terminal has the keys', async ({ ui }) => {
  const { button } = await opened(ui);
  await button(words.showPendingInput).click();
  await expectFocused(terminalInput(ui));
});
