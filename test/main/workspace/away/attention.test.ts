// Who is told of what happens out of sight, and when it counts as seen.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { expect, test } from 'vitest';
import { AttentionBook, type AttentionCall } from '../../../../main/workspace/away/attention.ts';
import type { AppView } from '../../../../shared/view/view.ts';
import type { ActivityEvent } from '../../../../protocol/messages/activity.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { appView, paneView } from '../../../renderer/views.ts';

/** The server's clock goes an hour ahead of ours. */
const AHEAD_MS = 3_600_000;

function desk(change: Partial<AppView> = {}) {
  const clock = new ManualClock();
  const told: AttentionCall[] = [];
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
    notify: (call) => told.push(call),
    withdraw: (pane) => withdrawn.push(pane),
    count: (panes) => counts.push(panes),
  });
  book.look(true);
  clock.advance(600_000);
  const now = (): number => clock.now() + AHEAD_MS;
  const ran = (seconds: number, exitCode: number | null = 0, endedAgoMs = 0): ActivityEvent => {
    const at = now() - endedAgoMs;
    return { kind: 'command', line: 'make', exitCode, startedAt: at - seconds * 1_000, at, from: 0, to: 1 };
  };
  const hear = (pane: string, ...events: ActivityEvent[]): void => book.heard(pane, { events, now: now() });
  const show = (activePane: string): void => {
    view = { ...view, activePane };
    book.looked();
  };
  return { book, told, withdrawn, counts, ran, hear, show, now };
}

test('a long command that ends out of sight is told once, and its tab has a badge until it is looked at', () => {
  const { book, told, withdrawn, counts, ran, hear, show } = desk();
  hear('a', ran(10, 3));
  expect(told).toEqual([{ pane: 'a', title: 'build', body: 'make: exit code 3 after 10 s' }]);
  expect(book.of('a')).toEqual({ kind: 'command', line: 'make', exitCode: 3, durationMs: 10_000 });
  show('a');
  expect([book.of('a'), withdrawn, counts]).toEqual([null, ['a'], [1, 0]]);
});

test('a short command, and one in the tab that is looked at, are told to nobody', () => {
  const { book, told, ran, hear } = desk();
  hear('a', ran(9.9));
  hear('b', ran(60));
  expect([told, book.of('a'), book.of('b')]).toEqual([[], null, null]);
});

test('without the focus nothing is looked at; with it again, what is shown is', () => {
  const { book, told, ran, hear } = desk();
  book.look(false);
  hear('b', ran(60));
  hear('a', ran(60));
  expect(told.map(({ pane }) => pane)).toEqual(['b', 'a']);
  book.look(true);
  expect([book.of('b'), book.of('a') === null]).toEqual([null, false]);
});

test('what a wake brings is told as one, by the command that ended last', () => {
  const { told, ran, hear } = desk();
  hear('a', ran(30, 0, 300_000), ran(20, 1, 200_000), ran(1));
  expect(told.map(({ body }) => body)).toEqual(['make: exit code 1 after 20 s, and 1 more finished']);
});

test('what happened before the app ran has a badge, and no notification', () => {
  const { book, told, ran, hear } = desk();
  hear('a', ran(30, 0, 600_001));
  expect([told, book.of('a')?.kind]).toEqual([[], 'command']);
});

test('a bell out of sight is a badge, which a command outranks', () => {
  const { book, told, ran, hear, now } = desk();
  const bell = (): ActivityEvent => ({ kind: 'bell', at: now(), to: 1 });
  hear('a', bell());
  expect([book.of('a'), told]).toEqual([{ kind: 'bell' }, []]);
  hear('a', ran(60));
  hear('a', bell());
  expect(book.of('a')?.kind).toBe('command');
  hear('b', bell());
  expect(book.of('b')).toBeNull();
});

test('with the setting at 0 no command is told, and bells are badges still', () => {
  const { book, told, ran, hear, now } = desk({ settings: { ...appView().settings, notifyAfterSeconds: 0 } });
  hear('a', ran(600));
  expect([told, book.of('a')]).toEqual([[], null]);
  hear('a', { kind: 'bell', at: now(), to: 1 });
  expect(book.of('a')).toEqual({ kind: 'bell' });
});

test('all panes of the shown tab are in sight, but for those that a zoomed one hides', () => {
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
    const { told, ran, hear } = desk({ tabs: [tab(zoomed)] });
    hear('a', ran(60));
    expect(told).toHaveLength(zoomed ? 1 : 0);
  }
});
