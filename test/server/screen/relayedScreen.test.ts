// What the relay makes of a worker that lives, dies and comes back; the worker is the test.
import { expect, test } from 'vitest';
import type { ToWorker } from '../../../server/screen/messages.ts';
import { RelayedScreen } from '../../../server/screen/relayedScreen.ts';
import { PROFILE, SIZE } from '../testClient.ts';

/** A session that holds what it printed from `heldFrom` on. */
class Stage {
  readonly posted: string[] = [];
  readonly heard: string[] = [];
  isThere = true;
  held = '';
  heldFrom = 0;
  readonly screen = new RelayedScreen({
    id: 7,
    size: SIZE,
    profile: PROFILE,
    events: {
      onAnswer: (bytes) => void this.heard.push(Buffer.from(bytes).toString()),
      onProgress: () => void this.heard.push('progress'),
      onLost: () => this.screen.replay(this.heldFrom, Buffer.from(this.held.slice(this.heldFrom))),
    },
    post: (message) => {
      if (this.isThere) this.posted.push(short(message));
      return this.isThere;
    },
    onDispose: () => void this.heard.push('disposed'),
  });

  print(text: string): void {
    this.held += text;
    this.screen.write(Buffer.from(text));
  }

  parsed(byteCount: number, answer = ''): void {
    this.screen.heard({ type: 'parsed', byteCount, answer });
  }

  /** What the next worker is told. */
  crash(meanwhile: () => void = () => undefined): string[] {
    this.isThere = false;
    this.screen.workerGone();
    meanwhile();
    this.isThere = true;
    this.posted.splice(0);
    this.screen.workerBack();
    return this.posted.splice(0);
  }
}

function short(message: ToWorker): string {
  switch (message.type) {
    case 'write':
    case 'replay':
      return `${message.type} ${Buffer.from(message.bytes).toString()}`;
    case 'snapshot':
      return `snapshot ${message.request}`;
    case 'resize':
      return `resize ${message.size.cols}`;
    case 'open':
      return `open ${message.size.cols}`;
    default:
      return message.type;
  }
}

test('S11: after a crash what was answered is replayed in silence, and what was not is answered', () => {
  const stage = new Stage();
  stage.print('abcdef');
  stage.parsed(2, 'A');
  expect(stage.screen.pendingBytes()).toBe(4);
  expect(stage.crash(() => stage.print('gh'))).toEqual(['open 80', 'replay ab', 'write cdefgh']);
  expect(stage.heard).toEqual(['A', 'progress', 'progress']);
  expect(stage.screen.pendingBytes()).toBe(8);
  stage.parsed(1);
  expect(stage.crash(), 'a second one in the middle of the replay').toEqual([
    'open 80',
    'replay ab',
    'write cdefgh',
  ]);
  stage.parsed(8, 'B');
  expect(stage.crash()).toEqual(['open 80', 'replay abcdefgh']);
});

test('S11: what is no longer held is not replayed, whether it was answered or not', () => {
  const stage = new Stage();
  stage.print('abcdef');
  stage.parsed(2);
  stage.heldFrom = 4;
  expect(stage.crash()).toEqual(['open 80', 'write ef']);
});

test('R12: a snapshot asked for before or during a crash is taken where it was asked for', async () => {
  const stage = new Stage();
  stage.print('abc');
  const first = stage.screen.snapshot();
  stage.print('de');
  stage.parsed(1);
  let second: Promise<Uint8Array | null> | undefined;
  const told = stage.crash(() => {
    second = stage.screen.snapshot();
    stage.print('f');
  });
  expect(told).toEqual([
    'open 80',
    'replay a',
    'write bc',
    'snapshot 1',
    'write de',
    'snapshot 2',
    'write f',
  ]);
  const last = stage.screen.snapshot();
  expect(stage.posted).toEqual(['snapshot 3']);
  const bytes = Uint8Array.of(1);
  for (const request of [1, 2, 3]) stage.screen.heard({ type: 'snapshot', request, bytes });
  expect(await Promise.all([first, second, last])).toEqual([bytes, bytes, bytes]);
  expect(stage.crash(), 'it is not asked for again').toEqual(['open 80', 'replay a', 'write bcdef']);
});

test('R12: a snapshot behind output that is no longer held can not be had, and neither one that kills twice', async () => {
  const stage = new Stage();
  stage.print('abc');
  const early = stage.screen.snapshot();
  stage.print('def');
  stage.heldFrom = 4;
  const late = stage.screen.snapshot();
  expect(stage.crash()).toEqual(['open 80', 'write ef', 'snapshot 2']);
  expect(await early).toBeNull();
  expect(stage.crash()).toEqual(['open 80', 'write ef']);
  expect(await late).toBeNull();
  expect(stage.screen.isWaiting, 'the bytes are still to be parsed').toBe(true);
});

test('S8: the sizes and settings of the moment are those of the next worker', () => {
  const stage = new Stage();
  stage.screen.resize({ cols: 100, rows: 30 });
  stage.screen.setFocused(true);
  stage.screen.setProfile(PROFILE);
  expect(stage.posted).toEqual(['open 80', 'resize 100', 'focus', 'profile']);
  expect(stage.crash()).toEqual(['open 100']);
});

test('R12: of a screen that broke there are no snapshots any more, and no replay', async () => {
  const stage = new Stage();
  stage.print('abc');
  const asked = stage.screen.snapshot();
  stage.screen.heard({ type: 'broke', error: 'out of range' });
  expect(await asked).toBeNull();
  expect(await stage.screen.snapshot()).toBeNull();
  expect(stage.crash()).toEqual(['open 80']);
  stage.print('d');
  expect(stage.posted).toEqual(['write d']);
});

test('a disposed screen says and hears nothing, and nobody waits for it', async () => {
  const stage = new Stage();
  stage.print('abc');
  const asked = stage.screen.snapshot();
  stage.screen.dispose();
  stage.screen.dispose();
  stage.print('def');
  expect([await asked, await stage.screen.snapshot()]).toEqual([null, null]);
  expect(stage.posted).toEqual(['open 80', 'write abc', 'snapshot 1', 'close']);
  expect(stage.heard).toEqual(['disposed']);
  expect([stage.screen.pendingBytes(), stage.screen.isWaiting]).toEqual([0, false]);
});

test('the summary is the last that the worker told', () => {
  const stage = new Stage();
  expect(stage.screen.summary()).toEqual({ title: '', lastLine: '' });
  const summary = { title: 'vim', lastLine: '~' };
  stage.screen.heard({ type: 'summary', summary });
  stage.crash();
  expect(stage.screen.summary()).toEqual(summary);
});
