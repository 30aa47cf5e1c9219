/** Gathers what all tabs missed into one account of an absence (shared/view/away.ts). */

import type { AwayItem, AwayView } from '../../../shared/view/away.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { Missed } from '../panes/paneActivity.ts';

/** A shorter absence is a hiccup that nobody left for, ms. */
export const LEAST_AWAY_MS = 60_000;
/** Nobody reads more; the newest are kept. */
export const MAX_AWAY_ITEMS = 200;

export class Away {
  readonly #onChanged: () => void;
  #view: AwayView | null = null;
  #lastId = 0;

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged;
  }

  /** Null when nothing happened, or all was seen. */
  get view(): AwayView | null {
    return this.#view;
  }

  /** A tab is back and knows what it missed. */
  missed(pane: string, { since, until, events, outputBytes, end }: Missed): void {
    if (until - since < LEAST_AWAY_MS) return;
    const bells = events.filter(({ kind }) => kind === 'bell');
    const rung = bells.at(-1);
    const items: readonly AwayItem[] = [
      ...events.flatMap((event) => this.#command(pane, event) ?? []),
      ...(rung === undefined
        ? []
        : [{ ...this.#head(pane, rung.at), kind: 'bell', count: bells.length } as const]),
      ...(end === null
        ? []
        : [{ ...this.#head(pane, end.at), kind: 'ended', end: end.end, replaced: false } as const]),
    ];
    // Output alone is told of nobody, unless there is something else to tell.
    if (items.length > 0 || (this.#view !== null && outputBytes > 0))
      this.#add({ since, until, items, output: [{ pane, bytes: outputBytes }] });
  }

  /** Another shell runs in a tab: what ended there has a successor. */
  startedAgain(pane: string): void {
    if (this.#view === null) return;
    const items = this.#view.items.map((item) =>
      item.kind === 'ended' && item.pane === pane ? { ...item, replaced: true } : item,
    );
    this.#view = { ...this.#view, items };
    this.#onChanged();
  }

  /** What happened in those tabs was seen, or they are closed. */
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
    const others = before.output.filter((one) => !printed.some(({ pane }) => pane === one.pane));
    this.#view = {
      since: Math.min(before.since, since),
      until: Math.max(before.until, until),
      items: [...before.items, ...items].toSorted((a, b) => a.at - b.at).slice(-MAX_AWAY_ITEMS),
      output: [...others, ...printed],
    };
    this.#onChanged();
  }
}
