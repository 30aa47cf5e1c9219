// Connection to a holder: how it is lost, since when, and how it returns.
import type { Socket } from 'node:net';
import { duplexPair, type Duplex } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import type { Dialed } from '../../../../server/shells/held/holderPipe.ts';
import { HolderConnection } from '../../../../server/shells/held/holderConnection.ts';
import type { ShellAbsence, ShellAway } from '../../../../server/shells/shell.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { settled } from '../../stage.ts';

const ENGINE = { waitsFor: 'engine', message: 'the engine does not answer' } as const;
/** Longer than any delay between two attempts, ms. */
const LONG_MS = 60_000;

let clock: ManualClock;
let heard: (ShellAbsence | null)[];
/** Results of the next connection attempts. */
let found: Dialed[];
let link: HolderConnection;
/** Reports that the connection stalls, or that it may work again. */
let stall: (away: ShellAway) => void;
let back: () => void;

beforeEach(() => {
  clock = new ManualClock();
  heard = [];
  found = [];
  const away: Dialed = { kind: 'away', away: ENGINE };
  const pipe = {
    dial: () => Promise.resolve(found.shift() ?? away),
    onBack: (listener: () => void) => {
      back = listener;
      return () => undefined;
    },
    onStall: (listener: typeof stall) => {
      stall = listener;
      return () => undefined;
    },
    close: () => undefined,
  };
  link = new HolderConnection(pipe, clock, {
    hello: () => [],
    onWelcome: () => undefined,
    onFrame: () => undefined,
    onCut: () => true,
    onAway: (absence) => void heard.push(absence),
    onGone: () => undefined,
  });
});

/** A `welcome` frame whose fields are all zero (HOLDER.md). */
const WELCOME = Buffer.concat([Buffer.from([1, 0, 0, 0, 70]), Buffer.alloc(70)]);

const PING = Buffer.from([8, 0, 0, 0, 0]);
const PONG = PING;
/** A `directory` frame with an empty text. */
const DIRECTORY = Buffer.from([9, 0, 0, 0, 2, 0, 0]);

/** Returns a connection to a holder that replies with `welcome`. */
function answering(welcome = WELCOME): {
  readonly dialed: Dialed;
  readonly far: Duplex;
  readonly cut: () => void;
} {
  const [near, far] = duplexPair();
  far.write(welcome);
  const stream = Object.assign(near, { destroySoon: () => void near.destroy() }) as unknown as Socket;
  const verdict = () => Promise.resolve(undefined);
  const connection = { stream, unwrap: (chunk: Buffer) => [chunk], verdict };
  return { far, dialed: { kind: 'open', connection }, cut: () => void near.destroy() };
}

test('S15: a lost holder counts as away from the time its connection broke until an attempt reaches it', async () => {
  const [first, second] = [answering(), answering()];
  found.push(first.dialed);
  link.open();
  await settled();
  expect([link.isWelcome, heard]).toEqual([true, []]);
  clock.advance(500);
  first.cut();
  await settled();
  const since = clock.now();
  for (let tries = 0; tries < 3; tries += 1) {
    clock.advance(LONG_MS);
    await settled();
  }
  const away = { ...ENGINE, since };
  expect(heard).toEqual([away, away, away]);
  found.push(second.dialed);
  clock.advance(LONG_MS);
  await settled();
  expect([link.isWelcome, heard.at(-1)]).toEqual([true, null]);
  link.close();
});

test('S15: a holder whose connection stalls counts as away until it replies, and keeps its connection', async () => {
  const { dialed, far } = answering();
  found.push(dialed);
  link.open();
  await settled();
  const paused = { waitsFor: 'container', message: 'api is paused' } as const;
  stall(paused);
  // A frame sent before the stall does not prove that the connection works.
  far.write(DIRECTORY);
  await settled();
  expect(heard).toEqual([{ ...paused, since: clock.now() }]);
  far.read();
  back();
  await settled();
  expect(far.read()).toEqual(PING);
  far.write(PONG);
  await settled();
  expect([link.isWelcome, heard.length, heard.at(-1)]).toEqual([true, 2, null]);
  link.close();
});

test('a holder of a later version, whose welcome is longer, is accepted', async () => {
  const longer = Buffer.concat([WELCOME, Buffer.from('new')]);
  longer.writeUInt32BE(longer.length - 5, 1);
  found.push(answering(longer).dialed);
  link.open();
  await settled();
  expect(link.isWelcome).toBe(true);
  link.close();
});

test('S15: a lost connection that is replaced at once is not reported', async () => {
  const [first, second] = [answering(), answering()];
  found.push(first.dialed, second.dialed);
  link.open();
  await settled();
  first.cut();
  await settled();
  clock.advance(LONG_MS);
  await settled();
  expect([link.isWelcome, heard]).toEqual([true, []]);
  link.close();
});
