// Parts of the page that many of its tests look for, by their roles and names.
import type { Locator } from 'playwright-core';
import type { AppView, PaneView } from '../../shared/view/view.ts';
import { ENGLISH } from '../../shared/words/english.ts';
import { paneView } from '../renderer/views.ts';
import type { PageDriver } from './pageTest.ts';

/** The change of a view to one with this tab, which is shown. */
export function shownTab(change: Partial<PaneView> = {}): Pick<AppView, 'panes' | 'activePane'> {
  const pane = paneView(change);
  return { panes: [pane], activePane: pane.id };
}

/** The field that has the keys of the shown terminal. */
export function terminalInput({ page }: PageDriver): Locator {
  return page.getByRole('textbox', { name: ENGLISH.terminal.input });
}

/** The ids that an element's attribute refers to, as a locator of those elements. */
export async function referredTo(element: Locator, attribute: string): Promise<Locator> {
  const id = (await element.getAttribute(attribute)) ?? 'nothing';
  return element.page().locator(`[id=${JSON.stringify(id)}]`);
}
