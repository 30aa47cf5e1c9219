// Badges and notifications about events in panes out of sight.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { AttentionBook, type PaneNotification } from '../../../../main/workspace/away/attention.ts';
import type { AppView } from '../../../../shared/view/view.ts';
import type { ActivityEvent } from '../../../../protocol/messages/activity.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { appView, paneView } from '../../../renderer/views.ts';

/** The server's clock is an hour ahead of this computer's. */
const AHEAD_MS = 3_600_000;

function desk(change: Partial<AppView> = {}) {
  const clock = new ManualClock();
  const notified: PaneNotification[] = [];
  const withdrawn: string[] = [];
  const counts: number[] = [];
  let view = appView({
    panes: [paneView({ id: 'a', title: 'build' }), paneView({ id: 'b', title: 'logs' })],
    activePane: 'b',
    ...change,
  });
  const book = new AttentionBook({
    clock,
    view: () => ({ ...view, windows: [{ id: 'w', ...view }], activeWindow: 'w' }),
    words: () => ENGLISH,
    onChanged: () => undefined,
    notify: (notification) => notified.push(notification),
    withdraw: (pane) => withdrawn.push(pane),
    count: (panes) => counts.push(panes),
  });
  book.focusChanged(true);
  clock.advance(600_000);
  const now = (): number => clock.now() + AHEAD_MS;
  const ran = (seconds: number, exitCode: number | null = 0, endedAgoMs = 0): ActivityEvent => {
    const at = now() - endedAgoMs;
    return { kind: 'command', line: 'make', exitCode, startedAt: at - seconds * 1_000, at, from: 0, to: 1 };
  };
  const note = (pane: string, ...events: ActivityEvent[]): void => book.note(pane, { events, now: now() });
  const show = (activePane: string): void => {
    view = { ...view, activePane };
    book.panesChanged();
  };
  return { book, notified, withdrawn, counts, ran, note, show, now };
}

test('a long command that ends out of sight notifies once, and its pane has a badge until it is visible', () => {
  const { book, notified, withdrawn, counts, ran, note, show } = desk();
  note('a', ran(10, 3));
  expect(notified).toEqual([{ pane: 'a', title: 'build', body: 'make: exit code 3 after 10 s' }]);
  expect(book.of('a')).toEqual({ kind: 'command', line: 'make', exitCode: 3, durationMs: 10_000 });
  show('a');
  expect([book.of('a'), withdrawn, counts]).toEqual([null, ['a'], [1, 0]]);
});

test('a short command, and a command in the visible pane, neither notify nor set a badge', () => {
  const { book, notified, ran, note } = desk();
  note('a', ran(9.9));
  note('b', ran(60));
  expect([notified, book.of('a'), book.of('b')]).toEqual([[], null, null]);
});

test('without the focus no pane counts as visible; when the focus returns, the visible pane loses its badge', () => {
  const { book, notified, ran, note } = desk();
  book.focusChanged(false);
  note('b', ran(60));
  note('a', ran(60));
  expect(notified.map(({ pane }) => pane)).toEqual(['b', 'a']);
  book.focusChanged(true);
  expect([book.of('b'), book.of('a') === null]).toEqual([null, false]);
});

test('commands that arrive together after a wake cause one notification, about the long one that ended last', () => {
  const { notified, ran, note } = desk();
  note('a', ran(30, 0, 300_000), ran(20, 1, 200_000), ran(1));
  expect(notified.map(({ body }) => body)).toEqual(['make: exit code 1 after 20 s, and 1 more finished']);
});

test('a command that ended before the app started sets a badge without a notification', () => {
  const { book, notified, ran, note } = desk();
  note('a', ran(30, 0, 600_001));
  expect([notified, book.of('a')?.kind]).toEqual([[], 'command']);
});

test('a bell out of sight sets a badge, which a command replaces', () => {
  const { book, notified, ran, note, now } = desk();
  const bell = (): ActivityEvent => ({ kind: 'bell', at: now(), to: 1 });
  note('a', bell());
  expect([book.of('a'), notified]).toEqual([{ kind: 'bell' }, []]);
  note('a', ran(60));
  note('a', bell());
  expect(book.of('a')?.kind).toBe('command');
  note('b', bell());
  expect(book.of('b')).toBeNull();
});

test('with notifyAfterSeconds at 0, commands are ignored and bells still set badges', () => {
  const { settings } = appView();
  const { book, notified, ran, note, now } = desk({ settings: { ...settings, notifyAfterSeconds: 0 } });
  note('a', ran(600));
  expect([notified, book.of('a')]).toEqual([[], null]);
  note('a', { kind: 'bell', at: now(), to: 1 });
  expect(book.of('a')).toEqual({ kind: 'bell' });
});

test('all panes of the visible tab are visible, except those behind a zoomed pane', () => {
  const tab = (zoomed: boolean): AppView['tabs'][number] => ({
    id: 'both',
    layout: {
      kind: 'split',
      direction: 'row',
      children: ['a', 'b'].map((pane) => ({ share: 0.5, layout: { kind: 'pane', pane } })),
    },
    activePane: 'b',
    zoomed,
  });
  for (const zoomed of [true, false]) {
    const { notified, ran, note } = desk({ tabs: [tab(zoomed)] });
    note('a', ran(60));
    expect(notified).toHaveLength(zoomed ? 1 : 0);
  }
});
