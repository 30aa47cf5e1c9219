/** Which panes want to be looked at because something happened out of sight, and what the user is told of at once. */

import { tabOf } from '../../../shared/layout/arrangement.ts';
import type { Attention } from '../../../shared/view/attention.ts';
import { windowOr } from '../../../shared/layout/desktop.ts';
import { panesOf } from '../../../shared/layout/layout.ts';
import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { NewActivity } from '../../../client/terminal/activityCursor.ts';
import type { WorkspaceView } from '../panes/pageView.ts';

export type AttentionCall = { readonly pane: string; readonly title: string; readonly body: string };

/** What the system does for us. */
export type AttentionEffects = {
  readonly notify: (call: AttentionCall) => void;
  /** What the user was told of the pane is over. */
  readonly withdraw: (pane: string) => void;
  /** So many panes want to be looked at. */
  readonly count: (panes: number) => void;
};

export type AttentionParts = AttentionEffects & {
  readonly clock: Pick<Clock, 'now'>;
  readonly view: () => Pick<WorkspaceView, 'servers' | 'panes' | 'windows' | 'activeWindow' | 'settings'>;
  /** In which words the user is told now. */
  readonly words: () => Words;
  readonly onChanged: () => void;
};

type EndedCommand = Extract<ActivityEvent, { kind: 'command' }>;

export class AttentionBook {
  readonly #parts: AttentionParts;
  readonly #wanted = new Map<string, Attention>();
  readonly #startedAt: number;
  #hasUser = false;

  constructor(parts: AttentionParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  of(pane: string): Attention | null {
    return this.#wanted.get(pane) ?? null;
  }

  /** The user looks at the active window, or at none. */
  look(hasUser: boolean): void {
    this.#hasUser = hasUser;
    this.looked();
  }

  /** Other panes may be in sight now. */
  looked(): void {
    if (this.#wanted.size > 0) this.#inSight().forEach((pane) => this.forget(pane));
  }

  /** The pane was seen, or is closed. */
  forget(pane: string): void {
    if (this.#wanted.delete(pane)) this.#changed(() => this.#parts.withdraw(pane));
  }

  /** Something happened in a pane's session: just now, or while nothing was heard of it. */
  heard(pane: string, { events, now }: Pick<NewActivity, 'events' | 'now'>): void {
    if (events.length === 0 || this.#inSight().includes(pane)) return;
    const long = events.filter((event) => this.#isLong(pane, event));
    const last = long.at(-1);
    if (last !== undefined) this.#ended(pane, last, long.length, now);
    else if (events.some(({ kind }) => kind === 'bell') && !this.#wanted.has(pane))
      this.#changed(() => this.#wanted.set(pane, { kind: 'bell' }));
  }

  #ended(pane: string, { line, exitCode, startedAt, at }: EndedCommand, count: number, now: number): void {
    const durationMs = at - startedAt;
    this.#changed(() => this.#wanted.set(pane, { kind: 'command', line, exitCode, durationMs }));
    // Of what happened before the app ran, its window tells. Ages are by the server's clock, which need not be ours.
    if (now - at > this.#parts.clock.now() - this.#startedAt) return;
    const title = this.#parts.view().panes.find(({ id }) => id === pane)?.title ?? '';
    const { away } = this.#parts.words();
    const body = away.notification(line, away.outcome(exitCode, durationMs), count - 1);
    this.#parts.notify({ pane, title, body });
  }

  #isLong(pane: string, event: ActivityEvent): event is EndedCommand {
    const view = this.#parts.view();
    const shown = view.panes.find(({ id }) => id === pane);
    const { notifyAfterSeconds } = shown === undefined ? view.settings : settingsOf(view, shown);
    return (
      event.kind === 'command' &&
      notifyAfterSeconds > 0 &&
      event.at - event.startedAt >= notifyAfterSeconds * 1_000
    );
  }

  #inSight(): readonly string[] {
    const window = windowOr(this.#parts.view(), null);
    const tab = tabOf(window, window.activePane);
    if (!this.#hasUser || tab === undefined) return [];
    return tab.zoomed ? [tab.activePane] : panesOf(tab.layout);
  }

  #changed(change: () => void): void {
    change();
    this.#parts.count(this.#wanted.size);
    this.#parts.onChanged();
  }
}
