/** Collects the events that all panes missed while the user was away (shared/view/away.ts). */

import type { AwayItem, AwayView } from '../../../shared/view/away.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { Missed } from '../panes/paneActivity.ts';

/** Min length of an absence, ms; a shorter absence is only a brief network failure. */
export const MIN_AWAY_MS = 60_000;
/** Max number of items for an absence; nobody reads more. The newest items are kept. */
export const MAX_AWAY_ITEMS = 200;

export class Away {
  readonly #onChanged: () => void;
  #view: AwayView | null = null;
  #lastId = 0;

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  /** Null when there were no events, or when the user dismissed them. */
  get view(): AwayView | null {
    return this.#view;
  }

  /** Adds the events that a pane missed. */
  missed(pane: string, { since, until, events, outputBytes, end }: Missed): void {
    if (until - since < MIN_AWAY_MS) return;
    const items: AwayItem[] = events.flatMap((event) => this.#command(pane, event) ?? []);
    const bells = events.filter(({ kind }) => kind === 'bell');
    const lastBell = bells.at(-1);
    if (lastBell !== undefined)
      items.push({ ...this.#head(pane, lastBell.at), kind: 'bell', count: bells.length });
    if (end !== null)
      items.push({ ...this.#head(pane, end.at), kind: 'ended', end: end.end, replaced: false });
    // Output alone does not open the list of missed events; it is only added to an open one.
    if (items.length > 0 || (this.#view !== null && outputBytes > 0))
      this.#add({ since, until, items, output: [{ pane, bytes: outputBytes }] });
  }

  /** Marks a pane's ended session as replaced, because another shell now runs in the pane. */
  startedAgain(pane: string): void {
    if (this.#view === null) return;
    const items = this.#view.items.map((item) =>
      item.kind === 'ended' && item.pane === pane ? { ...item, replaced: true } : item,
    );
    this.#view = { ...this.#view, items };
    this.#onChanged();
  }

  /** Removes the events of panes that the user has seen or closed. */
  forget(panes: readonly string[]): void {
    if (this.#view === null) return;
    const stays = ({ pane }: { readonly pane: string }): boolean => !panes.includes(pane);
    const items = this.#view.items.filter(stays);
    const output = this.#view.output.filter(stays);
    this.#view = items.length === 0 ? null : { ...this.#view, items, output };
    this.#onChanged();
  }

  #head(pane: string, at: number): Pick<AwayItem, 'id' | 'pane' | 'at'> {
    this.#lastId += 1;
    return { id: String(this.#lastId), pane, at };
  }

  #command(pane: string, event: ActivityEvent): AwayItem | undefined {
    if (event.kind !== 'command') return undefined;
    const { line, exitCode, startedAt, at, from } = event;
    return {
      ...this.#head(pane, at),
      kind: 'command',
      line,
      exitCode,
      durationMs: Math.max(0, at - startedAt),
      from,
    };
  }

  #add({ since, until, items, output }: AwayView): void {
    const before = this.#view ?? { since, until, items: [], output: [] };
    const printed = output.filter(({ bytes }) => bytes > 0);
    const others = before.output.filter((entry) => !printed.some(({ pane }) => pane === entry.pane));
    this.#view = {
      since: Math.min(before.since, since),
      until: Math.max(before.until, until),
      items: [...before.items, ...items].toSorted((a, b) => a.at - b.at).slice(-MAX_AWAY_ITEMS),
      output: [...others, ...printed],
    };
    this.#onChanged();
  }
}
