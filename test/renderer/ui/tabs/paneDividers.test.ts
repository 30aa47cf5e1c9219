// Dividers between panes, moved with keys and pointer.
import { expect } from 'vitest';
import type { Tab } from '../../../../shared/layout/layout.ts';
import { ENGLISH } from '../../../../shared/words/english.ts';
import { terminalInput } from '../../../support/pageParts.ts';
import { expectFocused, pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { part, row } from '../../../shared/layout/layouts.ts';
import { pairView, paneView } from '../../views.ts';

const { tabs: words } = ENGLISH;

async function opened(ui: PageDriver, change: Partial<Tab> = {}) {
  await ui.open({
    panes: [paneView(), paneView({ id: 'b' })],
    activePane: 'a',
    tabs: [pairView('a', 'b', change)],
  });
  return ui.page.getByRole('separator', { name: words.resizePanes });
}

test('a divider is a separator with its position', async ({ ui }) => {
  const divider = await opened(ui);
  expect(await divider.getAttribute('aria-valuenow')).toBe('50');
  expect(await divider.getAttribute('aria-orientation')).toBe('vertical');
});

test('the arrow keys move the divider, and the main process receives its position', async ({ ui }) => {
  const divider = await opened(ui);
  await divider.press('ArrowRight');
  await expect.poll(() => ui.calls('resizePanes')).not.toEqual([]);
  const [[pane, divided, fraction] = []] = await ui.calls('resizePanes');
  expect([pane, divided]).toEqual(['a', { path: [], index: 0 }]);
  expect(fraction).toBeGreaterThan(0.5);
});

test('each of several keys moves the divider, also before the page is drawn again', async ({ ui }) => {
  const divider = await opened(ui);
  await divider.evaluate((line) => {
    for (let count = 0; count < 3; count += 1)
      line.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  });
  await expect.poll(() => ui.calls('resizePanes')).toHaveLength(3);
  const fractions = (await ui.calls('resizePanes')).map(([, , fraction]) => fraction.toFixed(2));
  expect(fractions).toEqual(['0.52', '0.54', '0.56']);
});

test('a double click gives both panes the same size', async ({ ui }) => {
  const divider = await opened(ui);
  await divider.dblclick();
  await expect.poll(async () => (await ui.calls('resizePanes')).at(-1)?.[2]).toBe(0.5);
});

test('Resize Panes focuses the divider, and Escape the terminal', async ({ ui }) => {
  const divider = await opened(ui);
  await ui.command('resize-panes');
  await expectFocused(divider);
  await ui.page.keyboard.press('Escape');
  await expectFocused(terminalInput(ui).first());
});

test('a zoomed pane has no divider, and a button in the status line shows all panes again', async ({
  ui,
}) => {
  const divider = await opened(ui, { zoomed: true });
  expect(await divider.count()).toBe(0);
  await ui.page
    .getByRole('contentinfo')
    .getByRole('button', { name: words.zoomed(1, 2) })
    .click();
  await ui.expectCalls('zoomPane', [['a', false]]);
});

test('a pane that is too narrow for a column still gets a size, so that its shell starts', async ({ ui }) => {
  await ui.page.setViewportSize({ width: 300, height: 400 });
  try {
    await opened(ui, { layout: row(part('a', 0.97), part('b', 0.03)) });
    await expect.poll(() => ui.sizes('b')).toEqual([expect.objectContaining({ cols: 2 })]);
  } finally {
    await ui.page.setViewportSize({ width: 1000, height: 700 });
  }
});
