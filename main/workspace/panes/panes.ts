/** Windows, tabs and layouts that contain the workspace's panes, and operations on them. */

import {
  allPanes,
  closed,
  equalized,
  fits,
  tabOf,
  moved,
  named,
  opened,
  paneMoved,
  resized,
  separated,
  splitPane,
  zoomed,
  type Arrangement,
} from '../../../shared/layout/arrangement.ts';
import {
  aroundPane,
  desktopPanes,
  hasRoom,
  inWindow,
  paneActivated,
  repairedDesktop,
  tabJoined,
  tabMovedOut,
  tabMovedTo,
  windowActivated,
  windowBeside,
  windowOf,
  windowOpened,
  windowOrActive,
  type Desktop,
  type DesktopWindow,
} from '../../../shared/layout/desktop.ts';
import { panesOf, type Side, type Tab } from '../../../shared/layout/layout.ts';
import type { DividerPath } from '../../../shared/layout/layoutChanges.ts';

export class Panes {
  readonly #newId: () => string;
  readonly #onChanged: () => void;
  #all: Desktop;

  /** @param panes are the ids of all panes, in the order of their records. */
  constructor(stored: Desktop, panes: readonly string[], newId: () => string, onChanged: () => void) {
    this.#all = repairedDesktop(stored, panes, newId);
    this.#newId = newId;
    this.#onChanged = onChanged;
  }

  get all(): Desktop {
    return this.#all;
  }

  /** Active pane of the active window. */
  get active(): string | null {
    return this.activeIn(null);
  }

  /** All panes, by window and in tab bar order. */
  get order(): readonly string[] {
    return desktopPanes(this.#all);
  }

  /** Active pane of a window; null means the active window. */
  activeIn(window: string | null): string | null {
    return this.#window(window).activePane;
  }

  /** Panes in the same tab, including the pane itself. */
  inTabOf(pane: string): readonly string[] {
    const window = windowOf(this.#all, pane);
    const tab = window && tabOf(window, pane);
    return tab === undefined ? [] : panesOf(tab.layout);
  }

  /** Panes of all tabs of a window. */
  panesIn(window: string): readonly string[] {
    const found = this.#all.windows.find(({ id }) => id === window);
    return found === undefined ? [] : allPanes(found);
  }

  /** True when another pane fits into the pane's tab. */
  fits(pane: string): boolean {
    const window = windowOf(this.#all, pane);
    return window !== undefined && fits(window, pane);
  }

  /** Adds a pane in its own tab to a window; null means the active window. */
  open(pane: string, window: string | null): void {
    const { id } = this.#window(window);
    this.#set(inWindow(this.#all, id, (arrangement) => opened(arrangement, pane, this.#newId())));
  }

  /** True when the app may open another window. */
  get hasRoom(): boolean {
    return hasRoom(this.#all);
  }

  /** Adds a pane in its own window. */
  openWindow(pane: string): void {
    const id = this.#newId();
    this.#set(
      inWindow(windowOpened(this.#all, id), id, (arrangement) => opened(arrangement, pane, this.#newId())),
    );
  }

  /** Marks the window that has the focus. */
  activateWindow(id: string): void {
    if (this.#all.activeWindow !== id) this.#set(windowActivated(this.#all, id));
  }

  /** Activates the window `step` positions after the active one, cyclically. */
  stepWindow(step: number): void {
    this.activateWindow(windowBeside(this.#all, this.#all.activeWindow, step));
  }

  split(at: string, side: Side, pane: string): void {
    this.#around(at, (arrangement) => splitPane(arrangement, at, side, pane));
  }

  close(pane: string): void {
    this.#around(pane, (arrangement) => closed(arrangement, pane));
  }

  /** Shows a pane and activates its window. */
  activate(pane: string): void {
    this.#set(paneActivated(this.#all, pane));
  }

  /** Shows the tab `step` positions to the right in the active window, cyclically. */
  step(step: number): void {
    const window = this.#window(null);
    const { tabs, activePane } = window;
    const index = tabs.findIndex((tab) => tab === tabOf(window, activePane));
    this.#show(tabs[(index + step + tabs.length) % tabs.length]);
  }

  /** Shows the active window's tab at `index`, or the last one. */
  goTo(index: number | 'last'): void {
    this.#show(this.#window(null).tabs.at(index === 'last' ? -1 : index));
  }

  /** Moves the pane's tab to `index` in a window's tab bar. */
  moveTab(pane: string, window: string, index: number): void {
    if (windowOf(this.#all, pane)?.id === window)
      this.#around(pane, (arrangement) => moved(arrangement, pane, index));
    else this.#set(tabMovedTo(this.#all, pane, window, index));
  }

  /** Moves the pane's tab to the end of another window's tab bar. */
  moveTabToWindow(pane: string, window: string): void {
    this.#set(tabMovedTo(this.#all, pane, window));
  }

  /** Moves the pane's tab to the window after its own, cyclically. */
  moveTabToNextWindow(pane: string): void {
    const from = windowOf(this.#all, pane);
    if (from !== undefined) this.moveTabToWindow(pane, windowBeside(this.#all, from.id, 1));
  }

  /** Moves the pane's tab into a new window. */
  moveTabToNewWindow(pane: string): void {
    this.#set(tabMovedOut(this.#all, pane, this.#newId()));
  }

  zoom(pane: string, on: boolean): void {
    this.#around(pane, (arrangement) => zoomed(arrangement, pane, on));
  }

  /** Names the tab that has the pane. */
  rename(pane: string, name: string): void {
    this.#around(pane, (arrangement) => named(arrangement, pane, name));
  }

  move(pane: string, side: Side): void {
    this.#around(pane, (arrangement) => paneMoved(arrangement, pane, side));
  }

  equalize(pane: string): void {
    this.#around(pane, (arrangement) => equalized(arrangement, pane));
  }

  resize(pane: string, divider: DividerPath, fraction: number): void {
    this.#around(pane, (arrangement) => resized(arrangement, pane, divider, fraction));
  }

  separate(pane: string): void {
    this.#around(pane, (arrangement) => separated(arrangement, pane, this.#newId()));
  }

  join(pane: string, at: string, side: Side): void {
    this.#set(tabJoined(this.#all, pane, at, side));
  }

  #window(id: string | null): DesktopWindow {
    return windowOrActive(this.#all, id);
  }

  #show(tab: Tab | undefined): void {
    if (tab !== undefined) this.activate(tab.activePane);
  }

  #around(pane: string, change: (arrangement: Arrangement) => Arrangement): void {
    this.#set(aroundPane(this.#all, pane, change));
  }

  #set(all: Desktop): void {
    this.#all = all;
    this.#onChanged();
  }
}
