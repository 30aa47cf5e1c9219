// The page in the smallest window: nothing scrolls inside of something that scrolls, and titles stay readable.
import { expect } from 'vitest';
import { shootPage } from '../../../support/pageShots.ts';
import { pageTest as test, type PageDriver } from '../../../support/pageTest.ts';
import { shownTab } from '../../../support/pageParts.ts';
import { paneView, serverView } from '../../views.ts';

const SMALLEST = { width: 560, height: 420 };

/** Elements in the open dialog with a scroll bar, the dialog included. */
const scrolling = ({ page }: PageDriver): Promise<number> =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog');
    const all = dialog === null ? [] : [dialog, ...dialog.querySelectorAll('*')];
    return all.filter((element) => {
      const canScroll = /auto|scroll/.test(getComputedStyle(element).overflowY);
      return canScroll && element.scrollHeight > element.clientHeight + 1;
    }).length;
  });

test.for([
  'settings',
  'shortcuts',
  'palette',
  'connection-history',
  'detached-sessions',
  'search-all',
] as const)('the dialog of %s has at most one scroll bar', async (command, { ui }) => {
  await ui.page.setViewportSize(SMALLEST);
  const periods = Array.from(
    { length: 60 },
    (_, at) => ({ at, word: 'Offline', why: null, tries: 1 }) as const,
  );
  await ui.open(shownTab(), {
    connectionHistory: { periods, forgotten: 0 },
    listDetached: { kind: 'listed', sessions: [], missing: [] },
  });
  await ui.command(command);
  await ui.page.getByRole('dialog').waitFor();
  expect(await scrolling(ui)).toBeLessThanOrEqual(1);
  await shootPage(ui, `small-${command}`);
  await ui.page.setViewportSize({ width: 1000, height: 700 });
});

test('with 13 tabs each shows a part of its title, and the close button covers nothing', async ({ ui }) => {
  const team = serverView({ id: 'team', name: 'build-server', kind: 'remote' });
  const panes = Array.from({ length: 13 }, (_, index) =>
    paneView({ id: `p${index}`, title: `session ${index}`, server: 'team' }),
  );
  await ui.open({ servers: [serverView(), team], panes, activePane: 'p3' });
  const tab = ui.page.getByRole('tab').nth(3);
  await tab.hover();
  const widths = await ui.page.getByRole('tab').evaluateAll((tabs) =>
    tabs.map((one) => {
      const [title, close] = [
        one.querySelector('[class*=title]'),
        one.parentElement?.querySelector('button'),
      ];
      const right = close?.getBoundingClientRect().left || Number.POSITIVE_INFINITY;
      const server = one.querySelector('[class*=server]')?.getBoundingClientRect();
      const isCovered = server !== undefined && server.width > 0 && server.right > right;
      return isCovered ? 0 : (title?.getBoundingClientRect().width ?? 0);
    }),
  );
  await shootPage(ui, '13-tabs');
  expect(Math.min(...widths)).toBeGreaterThan(35);
});
