// Parts of the page that many tests use, found by role and name.
import type { Locator } from 'playwright-core';
import type { AppView, PaneView } from '../../shared/view/view.ts';
import { ENGLISH } from '../../shared/words/english.ts';
import { paneView } from '../renderer/views.ts';
import type { PageDriver } from './pageTest.ts';

/** Returns the change of the view that shows a tab with this pane. */
export function shownTab(change: Partial<PaneView> = {}): Pick<AppView, 'panes' | 'activePane'> {
  const pane = paneView(change);
  return { panes: [pane], activePane: pane.id };
}

/** Locates the field that receives the shown terminal's keys. */
export function terminalInput({ page }: PageDriver): Locator {
  return page.getByRole('textbox', { name: ENGLISH.terminal.input });
}

/** Locates the element whose ID is the value of an attribute. */
export async function referredTo(element: Locator, attribute: string): Promise<Locator> {
  const id = (await element.getAttribute(attribute)) ?? 'nothing';
  return element.page().locator(`[id=${JSON.stringify(id)}]`);
}
