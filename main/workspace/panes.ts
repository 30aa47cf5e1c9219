/** Which panes share a tab and how, and which one is active: kept for as long as the workspace. */

import {
  activated,
  allPanes,
  closed,
  equalized,
  fits,
  groupOf,
  joined,
  moved,
  opened,
  paneMoved,
  repaired,
  resized,
  separated,
  splitPane,
  zoomed,
  type Arrangement,
} from '../../preload/arrangement.ts';
import { panesOf, type Side, type TabGroup } from '../../preload/layout.ts';
import type { DividerPlace } from '../../preload/layoutChanges.ts';

export class Panes {
  readonly #newId: () => string;
  readonly #onChanged: () => void;
  #all: Arrangement;

  /** @param panes are those that there are, in the order of their records. */
  constructor(stored: Arrangement, panes: readonly string[], newId: () => string, onChanged: () => void) {
    this.#all = repaired(stored, panes, newId);
    this.#newId = newId;
    this.#onChanged = onChanged;
  }

  get all(): Arrangement {
    return this.#all;
  }

  /** The pane that has the keys. */
  get active(): string | null {
    return this.#all.activeTab;
  }

  /** Every pane, in the order of the tab bar. */
  get order(): readonly string[] {
    return allPanes(this.#all);
  }

  /** The panes that share a tab with this one, itself included. */
  besides(pane: string): readonly string[] {
    const group = groupOf(this.#all, pane);
    return group === undefined ? [] : panesOf(group.layout);
  }

  /** Whether the pane's tab takes one more. */
  fits(pane: string): boolean {
    return fits(this.#all, pane);
  }

  readonly open = (pane: string): void => this.#set(opened(this.#all, pane, this.#newId()));

  split(at: string, side: Side, pane: string): void {
    this.#set(splitPane(this.#all, at, side, pane));
  }

  close(pane: string): void {
    this.#set(closed(this.#all, pane));
  }

  activate(pane: string): void {
    this.#set(activated(this.#all, pane));
  }

  /** Shows the tab `step` places to the right, around the end. */
  step(step: number): void {
    const { groups, activeTab } = this.#all;
    const index = groups.findIndex((group) => group === groupOf(this.#all, activeTab));
    this.#show(groups[(index + step + groups.length) % groups.length]);
  }

  /** Shows the tab at `index`, or the last one. */
  goTo(index: number | 'last'): void {
    this.#show(this.#all.groups.at(index === 'last' ? -1 : index));
  }

  moveTab(pane: string, index: number): void {
    this.#set(moved(this.#all, pane, index));
  }

  zoom(pane: string, on: boolean): void {
    this.#set(zoomed(this.#all, pane, on));
  }

  move(pane: string, side: Side): void {
    this.#set(paneMoved(this.#all, pane, side));
  }

  equalize(pane: string): void {
    this.#set(equalized(this.#all, pane));
  }

  resize(pane: string, divider: DividerPlace, fraction: number): void {
    this.#set(resized(this.#all, pane, divider, fraction));
  }

  separate(pane: string): void {
    this.#set(separated(this.#all, pane, this.#newId()));
  }

  join(pane: string, at: string, side: Side): void {
    this.#set(joined(this.#all, pane, at, side));
  }

  #show(group: TabGroup | undefined): void {
    if (group !== undefined) this.activate(group.activePane);
  }

  #set(all: Arrangement): void {
    this.#all = all;
    this.#onChanged();
  }
}
