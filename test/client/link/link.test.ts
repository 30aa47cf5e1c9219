// A link over a network and a clock that the test controls.
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DialFailure } from '../../../client/link/linkReason.ts';
import type { DialEvents, DialRequest } from '../../../client/link/dial.ts';
import { Link } from '../../../client/link/link.ts';
import { RemoteTerminal, type RemoteTerminalEvents } from '../../../client/terminal/remoteTerminal.ts';
import type { Unreachable } from '../../../client/terminal/unreachable.ts';
import { encodeData, decodeFrame } from '../../../protocol/frames.ts';
import type { Hello } from '../../../protocol/messages/hello.ts';
import type { TerminalProfile } from '../../../protocol/messages/common.ts';
import type { Up } from '../../../protocol/messages/up.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { PROFILE } from '../../fakes/terminalProfile.ts';
import { WELCOME } from './welcome.ts';

const ID = 'ab'.repeat(16);
const SESSION = `web-1.${ID}`;

/** One attempt of the link to connect. The test plays the server and the network. */
class Attempt {
  readonly hello: Hello;
  readonly token: string;
  /** Messages from the client. */
  readonly received: Up[] = [];
  readonly frames: Uint8Array[] = [];
  readonly #events: DialEvents;
  abandoned = false;

  constructor(request: DialRequest, events: DialEvents) {
    this.token = request.token;
    this.hello = JSON.parse(Buffer.from(request.hello, 'base64url').toString()) as Hello;
    this.#events = events;
  }

  open(): this {
    this.#events.onOpen({
      sendText: (json) => void this.received.push(JSON.parse(json) as Up),
      sendBytes: (frame) => void this.frames.push(frame),
      bufferedBytes: () => 0,
      close: () => undefined,
      terminate: () => undefined,
    });
    return this;
  }

  welcome(): this {
    return this.open().send(WELCOME);
  }

  send(message: unknown): this {
    if (!this.abandoned) this.#events.onText(JSON.stringify(message));
    return this;
  }

  data(offset: number, text: string): void {
    if (!this.abandoned) this.#events.onBytes(encodeData(0, offset, Buffer.from(text)));
  }

  close(code: number, reason = ''): void {
    if (!this.abandoned) this.#events.onClose(code, reason);
  }

  fail(failure: DialFailure): void {
    this.#events.onFailure(failure);
  }

  /** Answers the latest ping. */
  pong(): void {
    const ping = this.received.findLast((message) => message.type === 'ping');
    if (ping?.type === 'ping') this.send({ type: 'pong', id: ping.id });
  }

  pings(): number {
    return this.received.filter(({ type }) => type === 'ping').length;
  }
}

let clock: ManualClock;
let attempts: Attempt[];
let link: Link;
let token: string | null;
let profile: TerminalProfile;

const last = (): Attempt => {
  const attempt = attempts.at(-1);
  if (attempt === undefined) throw new Error('nothing was dialed');
  return attempt;
};

beforeEach(() => {
  clock = new ManualClock();
  attempts = [];
  token = 'secret';
  profile = PROFILE;
  link = new Link({
    url: 'ws://far.example',
    token: () => token,
    client: 'test',
    device: ID,
    run: ID,
    profile: () => profile,
    dial: (request, events) => {
      const attempt = new Attempt(request, events);
      attempts.push(attempt);
      return () => {
        attempt.abandoned = true;
      };
    },
    clock,
    random: (byteCount) => new Uint8Array(byteCount).fill(0x80),
  });
});

/** Answers the latest ping each second, for `seconds`. */
function answerPings(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    last().pong();
  }
}

test('S11 I6: the hello contains the terminal profile, including its support for images', () => {
  profile = { ...PROFILE, images: true };
  link.start();
  last().welcome();
  expect(last().hello.profile).toEqual(profile);
  expect(last().received.map(({ type }) => type)).not.toContain('profile');
});

test('S11: a terminal profile that changes while the link dials is sent once after the welcome', () => {
  link.start();
  profile = { ...PROFILE, images: true };
  link.profileChanged();
  last().welcome();
  expect(last().hello.profile).toEqual(PROFILE);
  expect(last().received.filter(({ type }) => type === 'profile')).toEqual([{ type: 'profile', profile }]);
  last().close(1006);
  clock.advance(15_000);
  last().welcome();
  expect(last().hello.profile).toEqual(profile);
  expect(last().received.map(({ type }) => type)).not.toContain('profile');
});

describe('attempts to connect', () => {
  test('C6: a link is connected when the welcome arrives, not when the socket opens', () => {
    link.start();
    last().open();
    expect(link.view.word).toBe('Connecting');
    last().send(WELCOME);
    expect(link.view.word).toBe('Connected');
  });

  test('a link retries without end, with growing but limited delays, and shows the time of the next attempt', () => {
    link.start();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      last().fail({ kind: 'refused' });
      expect(link.state.kind).toBe('waiting');
      const delay = (link.view.retryAt ?? 0) - clock.now();
      expect(delay).toBeLessThanOrEqual(15_000);
      clock.advance(delay);
      expect(attempts).toHaveLength(attempt + 2);
    }
    expect(link.view.why).toEqual({ kind: 'refused' });
  });

  test('a link that waits for its next attempt dials at once when the computer wakes', () => {
    link.start();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      last().fail({ kind: 'timeout' });
      clock.advance((link.view.retryAt ?? 0) - clock.now());
    }
    last().fail({ kind: 'timeout' });
    const before = attempts.length;
    clock.sleep(3_600_000);
    expect(attempts.length).toBeGreaterThan(before);
  });

  test.each([
    ['the user', () => link.reconnectNow()],
    ['a wake', () => link.probe('wake')],
    ['a new network', () => link.probe('network')],
  ] as const)('%s makes a waiting link dial at once', (_what, happen) => {
    link.start();
    last().fail({ kind: 'refused' });
    happen();
    expect(attempts).toHaveLength(2);
  });

  test('a link without a network is offline, and dials at once when a network is back', () => {
    link.start();
    last().fail({ kind: 'network', detail: 'ENETUNREACH' });
    link.networkChanged(false);
    expect(link.view.word).toBe('Offline');
    link.networkChanged(true);
    expect(attempts).toHaveLength(2);
  });

  test('a link stays offline while the system reports no network, even if attempts fail in the meantime', () => {
    link.networkChanged(false);
    link.start();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect([link.view.word, link.view.why]).toEqual(['Offline', { kind: 'no-network' }]);
      last().fail({ kind: 'network', detail: 'ENETUNREACH' });
      expect(link.view.word).toBe('Offline');
      clock.advance((link.view.retryAt ?? 0) - clock.now());
    }
    link.networkChanged(true);
    expect(link.view.word).toBe('Connecting');
  });

  test('a response from a server proves that there is a network, even if the system reports none', () => {
    link.networkChanged(false);
    link.start();
    last().fail({ kind: 'refused' });
    expect([link.view.word, link.view.why]).toEqual(['Connecting', { kind: 'refused' }]);
    link.networkChanged(false);
    expect(link.view.word).toBe('Offline');
    link.reconnectNow();
    last().welcome();
    expect(link.view.word).toBe('Connected');
    last().close(1006);
    expect(link.view.word).toBe('Reconnecting');
  });

  test('after a rejected token or an incompatible version, the link retries only on request', () => {
    link.start();
    last().fail({ kind: 'token-rejected' });
    expect(link.view.word).toBe('Signed out');
    clock.advance(600_000);
    expect(attempts).toHaveLength(1);
    link.reconnectNow();
    last().fail({ kind: 'version', theirs: '9' });
    expect([link.view.word, link.view.why]).toEqual(['Incompatible', { kind: 'version', theirs: '9' }]);
    clock.advance(600_000);
    expect(attempts).toHaveLength(2);
  });

  test('a link without a token does not dial', () => {
    token = null;
    link.start();
    expect([attempts.length, link.view.word]).toEqual([0, 'Signed out']);
  });

  test('a welcome that does not arrive in time is a timeout', () => {
    link.start();
    last().open();
    clock.advance(10_000);
    expect(link.state).toMatchObject({ kind: 'waiting', cause: { failure: { kind: 'timeout' } } });
  });

  test('C10: after the server’s shutdown notice the link dials again within the time that the server requested', () => {
    link.start();
    last().welcome().send({ type: 'notice', message: 'restart', retryAfterMs: 8_000 });
    last().close(4003, 'going away');
    // The test's random number is always one half.
    expect((link.view.retryAt ?? 0) - clock.now()).toBeCloseTo(4_000, -2);
  });

  test('C7: every attempt has a higher dial number', () => {
    link.start();
    last().fail({ kind: 'refused' });
    link.reconnectNow();
    expect(attempts.map(({ hello }) => hello.dial)).toEqual([1, 2]);
  });
});

describe('a new token', () => {
  const tokens = (): (string | undefined)[] => attempts.map((attempt) => attempt.token);

  test('a link with a new token dials beside the current connection, and replaces it once welcomed', () => {
    link.start();
    const first = last().welcome();
    token = 'newer';
    link.tokenChanged();
    expect([tokens(), link.view.word, first.abandoned]).toEqual([['secret', 'newer'], 'Connected', false]);
    last().welcome();
    expect([link.view.word, first.abandoned]).toEqual(['Connected', true]);
  });

  test('a new token restarts an attempt that uses the old one, with or without a current connection', () => {
    link.start();
    token = 'newer';
    link.tokenChanged();
    last().welcome();
    token = 'newest';
    link.tokenChanged();
    token = 'last';
    link.tokenChanged();
    expect(tokens()).toEqual(['secret', 'newer', 'newest', 'last']);
    expect(attempts.map((attempt) => attempt.abandoned)).toEqual([true, false, true, false]);
  });

  test('a link with a new token dials at once when its connection is in doubt, and after a sign-out', () => {
    link.start();
    last().welcome();
    link.probe('wake');
    token = 'newer';
    link.tokenChanged();
    expect(tokens()).toEqual(['secret', 'newer']);
    last().fail({ kind: 'token-rejected' });
    expect(link.view.word).toBe('Signed out');
    token = 'newest';
    link.tokenChanged();
    last().welcome();
    expect([link.view.word, tokens().at(-1)]).toEqual(['Connected', 'newest']);
  });
});

describe('C9: detection of dead connections', () => {
  test('answered pings keep the link connected and give the round-trip time', () => {
    link.start();
    last().welcome();
    clock.advance(40);
    last().pong();
    expect(link.view.rttMs).toBe(40);
    answerPings(120);
    expect([link.view.word, attempts.length]).toEqual(['Connected', 1]);
  });

  test('after two heartbeats without an answer the link shows that it reconnects, and dials a second connection', () => {
    link.start();
    const first = last().welcome();
    first.pong();
    clock.advance(25_000);
    expect(link.view.word).toBe('Reconnecting');
    expect([attempts.length, first.abandoned]).toEqual([2, false]);
  });

  test('the first connection stays if it answers before the second is welcomed', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    clock.advance(1_000);
    expect(attempts).toHaveLength(2);
    first.pong();
    expect([link.view.word, first.abandoned, last().abandoned]).toEqual(['Connected', false, true]);
  });

  test('the second connection takes over if it is welcomed before the first answers', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    clock.advance(1_000);
    last().welcome();
    expect([link.view.word, first.abandoned, last().abandoned]).toEqual(['Connected', true, false]);
  });

  test('a connection that answers in time after the computer wakes is kept, and no second one is dialed', () => {
    link.start();
    last().welcome();
    clock.advance(30);
    last().pong();
    link.probe('wake');
    last().pong();
    clock.advance(1_000);
    expect([attempts.length, link.view.word]).toEqual([1, 'Connected']);
  });

  test.each(['wake', 'network'] as const)(
    'after a %s event only the answer to a later ping proves the connection alive, not data that may have waited here',
    (doubt) => {
      attachTerminal();
      const first = last();
      // This ping was sent before the event, so its answer may already wait in this computer.
      answerPings(9);
      clock.advance(1_000);
      link.probe(doubt);
      first.data(0, 'waited in the kernel');
      first.send({ type: 'pong', id: first.pings() - 1 });
      expect(link.state.kind).toBe('doubtful');
      clock.advance(1_000);
      expect(attempts).toHaveLength(2);
      first.pong();
      expect([link.state.kind, last().abandoned]).toEqual(['connected', true]);
    },
  );

  test('a second wake sends another ping, and an answer to the first one is no proof', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    const pinged = first.pings();
    link.probe('wake');
    first.send({ type: 'pong', id: pinged });
    expect(link.state.kind).toBe('doubtful');
    first.send({ type: 'pong', id: pinged + 1 });
    expect(link.state.kind).toBe('connected');
  });

  test('after a sleep the link is connected only with new proof, however short the sleep was', () => {
    link.start();
    const first = last().welcome();
    first.pong();
    link.probe('network');
    expect(link.view.word).toBe('Connected');
    first.pong();
    link.suspended();
    clock.advance(500);
    link.probe('wake');
    expect(link.view.word).toBe('Reconnecting');
    first.pong();
    expect(link.view.word).toBe('Connected');
  });

  test('a locked screen without sleep changes nothing', () => {
    link.start();
    last().welcome();
    link.suspended();
    answerPings(60);
    expect([link.state.kind, attempts.length]).toEqual(['connected', 1]);
  });

  test('C11: while the link moves to another server, its doubt about the old connection ends when that one answers', () => {
    link.start();
    const first = last().welcome();
    first.pong();
    first.send({ type: 'notice', message: 'moving', retryAfterMs: 0, moveWithinMs: 1_000 });
    clock.advance(1_000);
    expect(link.state.kind).toBe('moving');
    link.probe('network');
    first.pong();
    expect([link.state.kind, first.abandoned]).toEqual(['connected', false]);
  });

  test('doubt because of silence ends with any message from the server', () => {
    attachTerminal();
    const first = last();
    first.pong();
    clock.advance(25_000);
    expect(link.state.kind).toBe('doubtful');
    first.data(0, 'late');
    expect(link.state.kind).toBe('connected');
  });

  test('a jump of the clock counts as a wake of the computer', () => {
    link.start();
    const first = last().welcome();
    const pings = first.pings();
    clock.sleep(60_000);
    expect(first.pings()).toBeGreaterThan(pings);
  });

  test('a key typed after a long silence sends a ping at once', () => {
    const terminal = attachTerminal();
    clock.advance(5_000);
    const pings = last().pings();
    terminal.type(Buffer.from('x'));
    expect(last().pings()).toBe(pings + 1);
  });
});

/** A terminal on a welcomed link, attached at offset 0. */
function attachTerminal(events: RemoteTerminalEvents = {}): RemoteTerminal {
  const terminal = new RemoteTerminal({
    session: SESSION,
    open: { request: ID, target: { kind: 'local' }, options: {} },
    position: null,
    snapshotBehindBytes: null,
    size: { cols: 80, rows: 24 },
    clock,
    random: (byteCount) => randomBytes(byteCount),
    events,
  });
  link.add(terminal);
  link.start();
  last().welcome().send(attached(0));
  return terminal;
}

function attached(from: number, inputReceived = 0): unknown {
  return {
    type: 'attached',
    channel: 0,
    session: SESSION,
    output: { epoch: ID, from, end: from, sizes: 0, retainedFrom: 0, skipped: null, snapshot: false },
    input: { received: inputReceived, taken: inputReceived },
    size: { cols: 80, rows: 24 },
    target: { kind: 'local' },
    targetName: 'this computer',
    state: { kind: 'running' },
    createdAt: 1,
  };
}

describe('sessions across connections', () => {
  test('S15: a client stays attached to a shell that cannot be reached, and input shows as pending until it can', () => {
    const reported: (Unreachable | null)[] = [];
    const terminal = attachTerminal({ onUnreachable: (unreachable) => reported.push(unreachable) });
    const before = last().received.length;
    const about = { type: 'host', host: 'web-1', since: 5, message: 'no engine' };
    last().send({ ...about, state: 'away', shell: { channel: 0, waitsFor: 'engine' } });
    terminal.type(Buffer.from('ls'));
    expect(terminal.pendingInput).toMatchObject({ bytes: 2, needsConfirmation: false });
    expect(last().frames, 'it is sent: the server keeps it').toHaveLength(1);
    last().send({ ...about, state: 'up', message: '', shell: { channel: 0, waitsFor: null } });
    expect(terminal.pendingInput).toBeNull();
    last().send({ ...about, state: 'away', shell: { channel: 9, waitsFor: 'engine' } });
    expect(reported).toEqual([null, { waitsFor: 'engine', message: 'no engine', since: 5 }, null]);
    expect(
      last()
        .received.slice(before)
        .filter(({ type }) => type === 'attach'),
    ).toEqual([]);
  });

  test('C8: an open over the message limit is refused by the client itself, and the connection stays', () => {
    const states: unknown[] = [];
    link.start();
    last().welcome();
    link.add(
      new RemoteTerminal({
        session: null,
        open: {
          request: ID,
          target: { kind: 'local' },
          options: { command: Array<string>(20).fill('永'.repeat(4_000)) },
        },
        position: null,
        snapshotBehindBytes: null,
        size: { cols: 80, rows: 24 },
        clock,
        random: (byteCount) => randomBytes(byteCount),
        events: { onState: (state) => void states.push(state) },
      }),
    );
    expect(last().received.filter(({ type }) => type === 'open')).toEqual([]);
    expect(states).toEqual([
      { kind: 'refused', code: 'open-failed', message: expect.stringContaining('65536 are the limit') },
    ]);
    expect(link.view.word).toBe('Connected');
  });

  test('C5: the next hello requests exactly the missing output', () => {
    const got: string[] = [];
    attachTerminal({ onOutput: (_offset, bytes) => got.push(Buffer.from(bytes).toString()) });
    last().data(0, 'hello ');
    last().close(1006);
    clock.advance(0);
    expect(last().hello.attach).toMatchObject([{ session: SESSION, output: { epoch: ID, offset: 6 } }]);
    last().welcome().send(attached(6)).data(6, 'world');
    expect(got.join('')).toBe('hello world');
  });

  test('R2: output that already arrived on the old connection is not shown twice', () => {
    const got: string[] = [];
    attachTerminal({ onOutput: (_offset, bytes) => got.push(Buffer.from(bytes).toString()) });
    const first = last();
    link.probe('wake');
    clock.advance(1_000);
    first.data(0, 'abc');
    first.close(1006);
    clock.advance(0);
    last().welcome().send(attached(0)).data(0, 'abcdef');
    expect(got.join('')).toBe('abcdef');
  });

  test('R9: output received on another connection is acknowledged only once it arrives on this one too', () => {
    const terminal = attachTerminal();
    last().data(0, 'abcdef');
    last().close(1006);
    clock.advance(0);
    last().welcome().send(attached(0)).data(0, 'abc');
    terminal.parsed(6);
    clock.advance(100);
    const receipts = last()
      .frames.map(decodeFrame)
      .filter(({ kind }) => kind === 'receipt');
    expect(receipts).toMatchObject([{ offset: 3 }]);
  });

  test('R3: a gap in the output closes the connection, and nothing after it is shown', () => {
    const got: string[] = [];
    attachTerminal({ onOutput: (_offset, bytes) => got.push(Buffer.from(bytes).toString()) });
    last().data(5, 'later');
    expect([got, link.state.kind]).toEqual([[], expect.stringMatching(/waiting|dialing/)]);
  });

  test('R10: input that the server has not received is sent again from the offset that the server reports', () => {
    const terminal = attachTerminal();
    terminal.type(Buffer.from('abcdef'));
    last().close(1006);
    clock.advance(0);
    last().welcome().send(attached(0, 4));
    expect(last().frames.map(decodeFrame)).toEqual([
      { kind: 'data', channel: 0, offset: 4, bytes: Uint8Array.from(Buffer.from('ef')) },
    ]);
  });

  test('W1: input beyond the window waits for acknowledgments', () => {
    const terminal = attachTerminal();
    terminal.type(new Uint8Array(10_000));
    const sent = last()
      .frames.map(decodeFrame)
      .reduce((sum, frame) => sum + (frame.kind === 'data' ? frame.bytes.length : 0), 0);
    expect(sent).toBe(4096);
  });
});
