// A link that the user cuts on purpose. The test controls the network and the clock.
import { beforeEach, expect, test } from 'vitest';
import type { DialEvents } from '../../../client/link/dial.ts';
import { CUT_MS, LinkCut } from '../../../client/link/linkCut.ts';
import { Link } from '../../../client/link/link.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { WELCOME } from './welcome.ts';

const ID = 'ab'.repeat(16);

/** One dial on the network; `dropped` is true once the client has given up its socket. */
type Dialed = { readonly events: DialEvents; dropped: boolean };

let clock: ManualClock;
let dialed: Dialed[];
let cut: LinkCut;
let link: Link;
let changes: boolean[];

beforeEach(() => {
  clock = new ManualClock();
  dialed = [];
  changes = [];
  cut = new LinkCut(clock, () => {
    changes.push(cut.isCut);
    if (!cut.isCut) link.reconnectNow();
  });
  link = new Link({
    url: 'ws://far.example',
    token: () => 'secret',
    client: 'test',
    device: ID,
    run: ID,
    profile: () => PROFILE,
    dial: cut.over((_request, events) => {
      const attempt = { events, dropped: false };
      dialed.push(attempt);
      return () => void (attempt.dropped = true);
    }),
    clock,
    random: (byteCount) => new Uint8Array(byteCount).fill(0x80),
  });
  link.start();
});

/** The latest attempt reaches the server. */
function welcome(): void {
  const { events } = dialed.at(-1) as Dialed;
  const ignore = (): void => undefined;
  events.onOpen({
    sendText: ignore,
    sendBytes: ignore,
    bufferedBytes: () => 0,
    close: ignore,
    terminate: ignore,
  });
  events.onText(JSON.stringify(WELCOME));
}

test('a cut drops the socket, and until the cut ends nothing is dialed, whatever requests a connection', () => {
  welcome();
  expect(link.view.word).toBe('Connected');
  cut.cut();
  expect(dialed.map(({ dropped }) => dropped)).toEqual([true]);
  for (const happen of [
    () => clock.advance(CUT_MS / 2),
    () => link.reconnectNow(),
    () => link.probe('network'),
    () => link.probe('typed'),
    () => clock.advance(CUT_MS / 2 - 1),
  ]) {
    happen();
    clock.advance(0);
    expect(link.view).toMatchObject({ word: 'Reconnecting', why: { kind: 'cut' } });
  }
  expect(dialed).toHaveLength(1);
  clock.advance(1);
  expect(dialed).toHaveLength(2);
  welcome();
  expect(link.view.word).toBe('Connected');
  expect(changes).toEqual([true, false]);
});

test('when the user ends a cut the link dials at once, and the old timer does not end a later cut', () => {
  welcome();
  cut.cut();
  clock.advance(5_000);
  cut.restore();
  expect(dialed).toHaveLength(2);
  welcome();
  expect(link.view.word).toBe('Connected');
  cut.cut();
  // Time at which the first cut would have ended by itself.
  clock.advance(CUT_MS - 5_000);
  expect(cut.isCut).toBe(true);
  expect(changes).toEqual([true, false, true]);
});

test('a cut makes a running attempt fail with the cut as its reason', () => {
  cut.cut();
  expect(dialed.map(({ dropped }) => dropped)).toEqual([true]);
  expect(link.view).toMatchObject({ word: 'Connecting', why: { kind: 'cut' } });
  cut.cut();
  expect(changes).toEqual([true]);
});

test('a cut does not end a connection a second time if it ended before', () => {
  welcome();
  dialed[0]?.events.onClose(1006, '');
  clock.advance(0);
  welcome();
  cut.cut();
  expect(dialed.map(({ dropped }) => dropped)).toEqual([false, true]);
  link.stop();
  cut.restore();
  expect(link.view.word).toBe('Offline');
});
