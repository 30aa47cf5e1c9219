// Parts of the page that many of its tests look for, by their roles and names.
import type { Locator } from 'playwright-core';
import type { AppView, TabView } from '../../preload/view.ts';
import { ENGLISH } from '../../preload/words/english.ts';
import { tabView } from '../renderer/views.ts';
import type { PageDriver } from './pageTest.ts';

/** The change of a view to one with this tab, which is shown. */
export function shownTab(change: Partial<TabView> = {}): Pick<AppView, 'tabs' | 'activeTab'> {
  const tab = tabView(change);
  return { tabs: [tab], activeTab: tab.id };
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
