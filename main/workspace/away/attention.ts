/** Attention badges on panes whose events the user has not seen, and system notifications about them. */

import { tabOf } from '../../../shared/layout/arrangement.ts';
import type { Attention } from '../../../shared/view/attention.ts';
import { windowOrActive } from '../../../shared/layout/desktop.ts';
import { panesOf } from '../../../shared/layout/layout.ts';
import { settingsOf } from '../../../shared/settings/settingsAt.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { ActivityEvent } from '../../../protocol/messages/activity.ts';
import type { NewActivity } from '../../../client/terminal/activityCursor.ts';
import type { WorkspaceView } from '../panes/pageView.ts';

/** A system notification about a pane. */
export type PaneNotification = { readonly pane: string; readonly title: string; readonly body: string };

/** Services of the system. */
export type AttentionEffects = {
  readonly notify: (notification: PaneNotification) => void;
  /** Removes the notification about a pane. */
  readonly withdraw: (pane: string) => void;
  /** Shows the number of panes with a badge, e.g. on the app's icon. */
  readonly count: (panes: number) => void;
};

export type AttentionParts = AttentionEffects & {
  readonly clock: Pick<Clock, 'now'>;
  readonly view: () => Pick<WorkspaceView, 'servers' | 'panes' | 'windows' | 'activeWindow' | 'settings'>;
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
  readonly onChanged: () => void;
};

type EndedCommand = Extract<ActivityEvent, { kind: 'command' }>;

export class AttentionBook {
  readonly #parts: AttentionParts;
  /** Badge of each pane, by pane id. */
  readonly #badges = new Map<string, Attention>();
  readonly #startedAt: number;
  /** True while one of the app's windows has the focus. */
  #hasUser = false;

  constructor(parts: AttentionParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.now();
  }

  /** The badge of a pane, or null. */
  of(pane: string): Attention | null {
    return this.#badges.get(pane) ?? null;
  }

  /** Called when the app gained or lost the focus. */
  focusChanged(hasUser: boolean): void {
    this.#hasUser = hasUser;
    this.panesChanged();
  }

  /** Called when other panes may be visible: removes the badges of the visible panes. */
  panesChanged(): void {
    if (this.#badges.size > 0) this.#visiblePanes().forEach((pane) => this.forget(pane));
  }

  /** Removes the badge of a pane that was seen or closed. */
  forget(pane: string): void {
    if (this.#badges.delete(pane)) this.#changed(() => this.#parts.withdraw(pane));
  }

  /** Handles new events of a pane's session. */
  note(pane: string, { events, now }: Pick<NewActivity, 'events' | 'now'>): void {
    if (events.length === 0 || this.#visiblePanes().includes(pane)) return;
    const long = events.filter((event) => this.#isLong(pane, event));
    const last = long.at(-1);
    if (last !== undefined) this.#commandEnded(pane, last, long.length, now);
    else if (events.some(({ kind }) => kind === 'bell') && !this.#badges.has(pane))
      this.#changed(() => this.#badges.set(pane, { kind: 'bell' }));
  }

  #commandEnded(pane: string, command: EndedCommand, count: number, now: number): void {
    const { line, exitCode, startedAt, at } = command;
    const durationMs = at - startedAt;
    this.#changed(() => this.#badges.set(pane, { kind: 'command', line, exitCode, durationMs }));
    // Events from before the app's start get no badge. Their age is compared, because the server's clock may
    // differ from ours.
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

  #visiblePanes(): readonly string[] {
    const window = windowOrActive(this.#parts.view(), null);
    const tab = tabOf(window, window.activePane);
    if (!this.#hasUser || tab === undefined) return [];
    return tab.zoomed ? [tab.activePane] : panesOf(tab.layout);
  }

  #changed(change: () => void): void {
    change();
    this.#parts.count(this.#badges.size);
    this.#parts.onChanged();
  }
}
