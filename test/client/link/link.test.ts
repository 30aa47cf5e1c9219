// A link over a network in the test's hands, with a clock that the test turns.
import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DialFailure } from '../../../client/link/linkReason.ts';
import type { DialEvents, DialRequest } from '../../../client/link/dial.ts';
import { IGNORED_EVENTS } from '../../../client/terminal/ignoredEvents.ts';
import { Link } from '../../../client/link/link.ts';
import { RemoteTerminal } from '../../../client/terminal/remoteTerminal.ts';
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

/** One try of the link to connect, as the far end and the network see it. */
class Try {
  readonly hello: Hello;
  readonly token: string;
  readonly heard: Up[] = [];
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
      sendText: (json) => void this.heard.push(JSON.parse(json) as Up),
      sendBytes: (frame) => void this.frames.push(frame),
      bufferedBytes: () => 0,
      close: () => undefined,
      terminate: () => undefined,
    });
    return this;
  }

  welcome(): this {
    return this.open().say(WELCOME);
  }

  say(message: unknown): this {
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

  /** Answers the last ping. */
  pong(): void {
    const ping = this.heard.findLast((message) => message.type === 'ping');
    if (ping?.type === 'ping') this.say({ type: 'pong', id: ping.id });
  }

  pings(): number {
    return this.heard.filter(({ type }) => type === 'ping').length;
  }
}

let clock: ManualClock;
let tries: Try[];
let link: Link;
let token: string | null;
let profile: TerminalProfile;

const last = (): Try => {
  const one = tries.at(-1);
  if (one === undefined) throw new Error('nothing was dialed');
  return one;
};

beforeEach(() => {
  clock = new ManualClock();
  tries = [];
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
      const one = new Try(request, events);
      tries.push(one);
      return () => {
        one.abandoned = true;
      };
    },
    clock,
    random: (byteCount) => new Uint8Array(byteCount).fill(0x80),
  });
});

/** Answers pings for a while, second by second. */
function live(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    last().pong();
  }
}

test('S11 I6: the hello states the profile of the terminal, with its images', () => {
  profile = { ...PROFILE, images: true };
  link.start();
  last().welcome();
  expect(last().hello.profile).toEqual(profile);
  expect(last().heard.map(({ type }) => type)).not.toContain('profile');
});

test('S11: a profile that changes while a connection is made is sent once after its welcome', () => {
  link.start();
  profile = { ...PROFILE, images: true };
  link.profileChanged();
  last().welcome();
  expect(last().hello.profile).toEqual(PROFILE);
  expect(last().heard.filter(({ type }) => type === 'profile')).toEqual([{ type: 'profile', profile }]);
  last().close(1006);
  clock.advance(15_000);
  last().welcome();
  expect(last().hello.profile).toEqual(profile);
  expect(last().heard.map(({ type }) => type)).not.toContain('profile');
});

describe('trying', () => {
  test('a link is connected with the welcome, not with the socket', () => {
    link.start();
    last().open();
    expect(link.view.word).toBe('Connecting');
    last().say(WELCOME);
    expect(link.view.word).toBe('Connected');
  });

  test('it tries for ever, with growing and bounded delays, and says when next', () => {
    link.start();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      last().fail({ kind: 'refused' });
      expect(link.state.kind).toBe('waiting');
      const delay = (link.view.retryAt ?? 0) - clock.now();
      expect(delay).toBeLessThanOrEqual(15_000);
      clock.advance(delay);
      expect(tries).toHaveLength(attempt + 2);
    }
    expect(link.view.why).toEqual({ kind: 'refused' });
  });

  test('tries are not used up by a sleep: on waking it tries at once', () => {
    link.start();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      last().fail({ kind: 'timeout' });
      clock.advance((link.view.retryAt ?? 0) - clock.now());
    }
    last().fail({ kind: 'timeout' });
    const before = tries.length;
    clock.sleep(3_600_000);
    expect(tries.length).toBeGreaterThan(before);
  });

  test.each([
    ['a wish of the user', () => link.reconnectNow()],
    ['a wake', () => link.probe('wake')],
    ['another network', () => link.probe('network')],
  ] as const)('%s makes it try at once', (_what, happen) => {
    link.start();
    last().fail({ kind: 'refused' });
    happen();
    expect(tries).toHaveLength(2);
  });

  test('without a network it is offline, and tries at once when one comes', () => {
    link.start();
    last().fail({ kind: 'network', detail: 'ENETUNREACH' });
    link.networkChanged(false);
    expect(link.view.word).toBe('Offline');
    link.networkChanged(true);
    expect(tries).toHaveLength(2);
  });

  test('it is offline for as long as the system says so, whatever is tried meanwhile', () => {
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

  test('who answers proves that there is a network, whatever the system said', () => {
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

  test('a rejected token and another version are not tried again blindly, but on request', () => {
    link.start();
    last().fail({ kind: 'token-rejected' });
    expect(link.view.word).toBe('Signed out');
    clock.advance(600_000);
    expect(tries).toHaveLength(1);
    link.reconnectNow();
    last().fail({ kind: 'version', theirs: '9' });
    expect([link.view.word, link.view.why]).toEqual(['Incompatible', { kind: 'version', theirs: '9' }]);
    clock.advance(600_000);
    expect(tries).toHaveLength(2);
  });

  test('without a token nothing is dialed', () => {
    token = null;
    link.start();
    expect([tries.length, link.view.word]).toEqual([0, 'Signed out']);
  });

  test('a welcome that does not come is a timeout', () => {
    link.start();
    last().open();
    clock.advance(10_000);
    expect(link.state).toMatchObject({ kind: 'waiting', cause: { failure: { kind: 'timeout' } } });
  });

  test('C10: after a notice it returns within the time the server asked for', () => {
    link.start();
    last().welcome().say({ type: 'notice', message: 'restart', retryAfterMs: 8_000 });
    last().close(4003, 'going away');
    // The test's randomness is one half.
    expect((link.view.retryAt ?? 0) - clock.now()).toBeCloseTo(4_000, -2);
  });

  test('C7: every try has a greater number', () => {
    link.start();
    last().fail({ kind: 'refused' });
    link.reconnectNow();
    expect(tries.map(({ hello }) => hello.dial)).toEqual([1, 2]);
  });
});

describe('another token', () => {
  /** Whose requests ask with which token. */
  const tokens = (): (string | undefined)[] => tries.map((one) => one.token);

  test('while it is connected a connection with it is made beside the first, which it replaces', () => {
    link.start();
    const first = last().welcome();
    token = 'newer';
    link.tokenChanged();
    expect([tokens(), link.view.word, first.abandoned]).toEqual([['secret', 'newer'], 'Connected', false]);
    last().welcome();
    expect([link.view.word, first.abandoned]).toEqual(['Connected', true]);
  });

  test('a try with the old one is begun again, whether it is the first or beside another', () => {
    link.start();
    token = 'newer';
    link.tokenChanged();
    last().welcome();
    token = 'newest';
    link.tokenChanged();
    token = 'last';
    link.tokenChanged();
    expect(tokens()).toEqual(['secret', 'newer', 'newest', 'last']);
    expect(tries.map((one) => one.abandoned)).toEqual([true, false, true, false]);
  });

  test('a doubtful connection is not waited for, and who was signed out is let in', () => {
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

describe('C9: proof of life', () => {
  test('answered pings keep it connected and give the round trip', () => {
    link.start();
    last().welcome();
    clock.advance(40);
    last().pong();
    expect(link.view.rttMs).toBe(40);
    live(120);
    expect([link.view.word, tries.length]).toEqual(['Connected', 1]);
  });

  test('silence for two heartbeats is said, and a second connection is dialed beside the first', () => {
    link.start();
    const first = last().welcome();
    first.pong();
    clock.advance(25_000);
    expect(link.view.word).toBe('Reconnecting');
    expect([tries.length, first.abandoned]).toEqual([2, false]);
  });

  test('whichever answers first carries on: the first', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    clock.advance(1_000);
    expect(tries).toHaveLength(2);
    first.pong();
    expect([link.view.word, first.abandoned, last().abandoned]).toEqual(['Connected', false, true]);
  });

  test('whichever answers first carries on: the second', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    clock.advance(1_000);
    last().welcome();
    expect([link.view.word, first.abandoned, last().abandoned]).toEqual(['Connected', true, false]);
  });

  test('a wake that the first connection survived dials nothing', () => {
    link.start();
    last().welcome();
    clock.advance(30);
    last().pong();
    link.probe('wake');
    last().pong();
    clock.advance(1_000);
    expect([tries.length, link.view.word]).toEqual([1, 'Connected']);
  });

  test.each(['wake', 'network'] as const)(
    'after a doubt about a %s nothing that waited in this computer is proof, only the answer to a later ping',
    (doubt) => {
      attachTerminal();
      const first = last();
      // Asked before, and not answered yet: the answer may be in this computer already.
      live(9);
      clock.advance(1_000);
      link.probe(doubt);
      first.data(0, 'sat in the kernel');
      first.say({ type: 'pong', id: first.pings() - 1 });
      expect(link.state.kind).toBe('doubtful');
      clock.advance(1_000);
      expect(tries).toHaveLength(2);
      first.pong();
      expect([link.state.kind, last().abandoned]).toEqual(['connected', true]);
    },
  );

  test('a second wake asks again: what answers the first may be as old', () => {
    link.start();
    const first = last().welcome();
    link.probe('wake');
    const asked = first.pings();
    link.probe('wake');
    first.say({ type: 'pong', id: asked });
    expect(link.state.kind).toBe('doubtful');
    first.say({ type: 'pong', id: asked + 1 });
    expect(link.state.kind).toBe('connected');
  });

  test('after a sleep it is connected only with new proof, however short the sleep was', () => {
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

  test('a screen that is locked while the computer goes on changes nothing', () => {
    link.start();
    last().welcome();
    link.suspended();
    live(60);
    expect([link.state.kind, tries.length]).toEqual(['connected', 1]);
  });

  test('a doubt while it moves is dispelled by the answer of the old connection', () => {
    link.start();
    const first = last().welcome();
    first.pong();
    first.say({ type: 'notice', message: 'moving', retryAfterMs: 0, moveWithinMs: 1_000 });
    clock.advance(1_000);
    expect(link.state.kind).toBe('moving');
    link.probe('network');
    first.pong();
    expect([link.state.kind, first.abandoned]).toEqual(['connected', false]);
  });

  test('a doubt about silence is dispelled by any sign of life', () => {
    attachTerminal();
    const first = last();
    first.pong();
    clock.advance(25_000);
    expect(link.state.kind).toBe('doubtful');
    first.data(0, 'late');
    expect(link.state.kind).toBe('connected');
  });

  test('a clock that jumped is a wake', () => {
    link.start();
    const first = last().welcome();
    const pings = first.pings();
    clock.sleep(60_000);
    expect(first.pings()).toBeGreaterThan(pings);
  });

  test('a key typed into silence asks for proof at once', () => {
    const terminal = attachTerminal();
    clock.advance(5_000);
    const pings = last().pings();
    terminal.type(Buffer.from('x'));
    expect(last().pings()).toBe(pings + 1);
  });
});

/** A terminal on a welcomed link, attached at offset 0. */
function attachTerminal(
  onOutput: (offset: number, bytes: Uint8Array) => void = () => undefined,
  onUnreachable: (unreachable: Unreachable | null) => void = () => undefined,
): RemoteTerminal {
  const terminal = new RemoteTerminal({
    session: SESSION,
    open: { request: ID, target: { kind: 'local' }, options: {} },
    position: null,
    snapshotBehindBytes: null,
    size: { cols: 80, rows: 24 },
    clock,
    random: (byteCount) => randomBytes(byteCount),
    events: {
      ...IGNORED_EVENTS,
      onOutput,
      onUnreachable,
    },
  });
  link.add(terminal);
  link.start();
  last().welcome().say(attached(0));
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
  test('S15: a shell that can not be reached stays attached, what is typed shows as waiting, and both pass', () => {
    const heard: (Unreachable | null)[] = [];
    const terminal = attachTerminal(undefined, (unreachable) => heard.push(unreachable));
    const asked = last().heard.length;
    const about = { type: 'host', host: 'web-1', since: 5, message: 'no engine' };
    last().say({ ...about, state: 'away', shell: { channel: 0, waitsFor: 'engine' } });
    terminal.type(Buffer.from('ls'));
    expect(terminal.pendingInput).toMatchObject({ bytes: 2, asking: false });
    expect(last().frames, 'the server keeps it').toHaveLength(1);
    last().say({ ...about, state: 'up', message: '', shell: { channel: 0, waitsFor: null } });
    expect(terminal.pendingInput).toBeNull();
    last().say({ ...about, state: 'away', shell: { channel: 9, waitsFor: 'engine' } });
    expect(heard).toEqual([null, { waitsFor: 'engine', message: 'no engine', since: 5 }, null]);
    expect(
      last()
        .heard.slice(asked)
        .filter(({ type }) => type === 'attach'),
    ).toEqual([]);
  });

  test('C8: an open that is over the limit of a message is refused here, and the connection stays', () => {
    const states: unknown[] = [];
    link.start();
    last().welcome();
    link.add(
      new RemoteTerminal({
        session: null,
        open: {
          request: ID,
          target: { kind: 'local' },
          options: { command: Array(20).fill('永'.repeat(4_000)) },
        },
        position: null,
        snapshotBehindBytes: null,
        size: { cols: 80, rows: 24 },
        clock,
        random: (byteCount) => randomBytes(byteCount),
        events: { ...IGNORED_EVENTS, onState: (state) => void states.push(state) },
      }),
    );
    expect(last().heard.filter(({ type }) => type === 'open')).toEqual([]);
    expect(states).toEqual([
      { kind: 'refused', code: 'open-failed', message: expect.stringContaining('65536 are the limit') },
    ]);
    expect(link.view.word).toBe('Connected');
  });

  test('C5: the next connection asks in its hello for exactly what is missing', () => {
    const got: string[] = [];
    attachTerminal((_offset, bytes) => got.push(Buffer.from(bytes).toString()));
    last().data(0, 'hello ');
    last().close(1006);
    clock.advance(0);
    expect(last().hello.attach).toMatchObject([{ session: SESSION, output: { epoch: ID, offset: 6 } }]);
    last().welcome().say(attached(6)).data(6, 'world');
    expect(got.join('')).toBe('hello world');
  });

  test('R2: what the old connection still brought is not shown again', () => {
    const got: string[] = [];
    attachTerminal((_offset, bytes) => got.push(Buffer.from(bytes).toString()));
    const first = last();
    link.probe('wake');
    clock.advance(1_000);
    first.data(0, 'abc');
    first.close(1006);
    clock.advance(0);
    last().welcome().say(attached(0)).data(0, 'abcdef');
    expect(got.join('')).toBe('abcdef');
  });

  test('R9: what another connection brought is not receipted on this one before it came here', () => {
    const terminal = attachTerminal();
    last().data(0, 'abcdef');
    last().close(1006);
    clock.advance(0);
    last().welcome().say(attached(0)).data(0, 'abc');
    terminal.parsed(6);
    clock.advance(100);
    const receipts = last()
      .frames.map(decodeFrame)
      .filter(({ kind }) => kind === 'receipt');
    expect(receipts).toMatchObject([{ offset: 3 }]);
  });

  test('R3: a hole in the output ends the connection, and nothing of it is shown', () => {
    const got: string[] = [];
    attachTerminal((_offset, bytes) => got.push(Buffer.from(bytes).toString()));
    last().data(5, 'later');
    expect([got, link.state.kind]).toEqual([[], expect.stringMatching(/waiting|dialing/)]);
  });

  test('R10: unreceived input is sent again from where the server stands', () => {
    const terminal = attachTerminal();
    terminal.type(Buffer.from('abcdef'));
    last().close(1006);
    clock.advance(0);
    last().welcome().say(attached(0, 4));
    expect(last().frames.map(decodeFrame)).toEqual([
      { kind: 'data', channel: 0, offset: 4, bytes: Uint8Array.from(Buffer.from('ef')) },
    ]);
  });

  test('W1: input beyond the window waits for receipts', () => {
    const terminal = attachTerminal();
    terminal.type(new Uint8Array(10_000));
    const sent = last()
      .frames.map(decodeFrame)
      .reduce((sum, frame) => sum + (frame.kind === 'data' ? frame.bytes.length : 0), 0);
    expect(sent).toBe(4096);
  });
});
