// A screen on the main thread whose worker works, dies and is replaced. The test plays the worker.
import { expect, test } from 'vitest';
import type { ToWorker } from '../../../server/screen/messages.ts';
import { RelayedScreen } from '../../../server/screen/relayedScreen.ts';
import { PROFILE, SIZE } from '../testClient.ts';

/** A session that retains its output from offset `retainedFrom` on. */
class Stage {
  readonly posted: string[] = [];
  readonly events: string[] = [];
  hasWorker = true;
  output = '';
  retainedFrom = 0;
  readonly screen = new RelayedScreen({
    id: 7,
    size: SIZE,
    profile: PROFILE,
    events: {
      onAnswer: (bytes) => void this.events.push(Buffer.from(bytes).toString()),
      onProgress: () => void this.events.push('progress'),
      onLost: () => this.screen.replay(this.retainedFrom, Buffer.from(this.output.slice(this.retainedFrom))),
    },
    post: (message) => {
      if (this.hasWorker) this.posted.push(short(message));
      return this.hasWorker;
    },
    onDispose: () => void this.events.push('disposed'),
  });

  print(text: string): void {
    this.output += text;
    this.screen.write(Buffer.from(text));
  }

  parsed(byteCount: number, answer = ''): void {
    this.screen.receive({ type: 'parsed', byteCount, answer });
  }

  /** Replaces the worker. Returns the messages sent to the new one. */
  crash(meanwhile: () => void = () => undefined): string[] {
    this.hasWorker = false;
    this.screen.workerGone();
    meanwhile();
    this.hasWorker = true;
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

test('S11: after a crash, output with answered queries is replayed without replies, and other queries are answered', () => {
  const stage = new Stage();
  stage.print('abcdef');
  stage.parsed(2, 'A');
  expect(stage.screen.pendingBytes()).toBe(4);
  expect(stage.crash(() => stage.print('gh'))).toEqual(['open 80', 'replay ab', 'write cdefgh']);
  expect(stage.events).toEqual(['A', 'progress', 'progress']);
  expect(stage.screen.pendingBytes()).toBe(8);
  stage.parsed(1);
  expect(stage.crash(), 'a second crash during the replay').toEqual(['open 80', 'replay ab', 'write cdefgh']);
  stage.parsed(8, 'B');
  expect(stage.crash()).toEqual(['open 80', 'replay abcdefgh']);
});

test('S11: output that is no longer retained is not replayed, whether its queries were answered or not', () => {
  const stage = new Stage();
  stage.print('abcdef');
  stage.parsed(2);
  stage.retainedFrom = 4;
  expect(stage.crash()).toEqual(['open 80', 'write ef']);
});

test('R12: a snapshot requested before or during a crash is taken at the offset of its request', async () => {
  const stage = new Stage();
  stage.print('abc');
  const first = stage.screen.snapshot();
  stage.print('de');
  stage.parsed(1);
  let second: Promise<Uint8Array | null> | undefined;
  const messages = stage.crash(() => {
    second = stage.screen.snapshot();
    stage.print('f');
  });
  expect(messages).toEqual([
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
  for (const request of [1, 2, 3]) stage.screen.receive({ type: 'snapshot', request, bytes });
  expect(await Promise.all([first, second, last])).toEqual([bytes, bytes, bytes]);
  expect(stage.crash(), 'it is not requested again').toEqual(['open 80', 'replay a', 'write bcdef']);
});

test('R12: a snapshot fails if its output is no longer retained, or if it crashes the worker twice', async () => {
  const stage = new Stage();
  stage.print('abc');
  const early = stage.screen.snapshot();
  stage.print('def');
  stage.retainedFrom = 4;
  const late = stage.screen.snapshot();
  expect(stage.crash()).toEqual(['open 80', 'write ef', 'snapshot 2']);
  expect(await early).toBeNull();
  expect(stage.crash()).toEqual(['open 80', 'write ef']);
  expect(await late).toBeNull();
  expect(stage.screen.isWaiting, 'the bytes are still pending').toBe(true);
});

test('S8: the replacement worker starts with the current size and settings', () => {
  const stage = new Stage();
  stage.screen.resize({ cols: 100, rows: 30 });
  stage.screen.setFocused(true);
  stage.screen.setProfile(PROFILE);
  expect(stage.posted).toEqual(['open 80', 'resize 100', 'focus', 'profile']);
  expect(stage.crash()).toEqual(['open 100']);
});

test('R12: a screen whose emulator failed makes no snapshots and is not replayed', async () => {
  const stage = new Stage();
  stage.print('abc');
  const requested = stage.screen.snapshot();
  stage.screen.receive({ type: 'broke', error: 'out of range' });
  expect(await requested).toBeNull();
  expect(await stage.screen.snapshot()).toBeNull();
  expect(stage.crash()).toEqual(['open 80']);
  stage.print('d');
  expect(stage.posted).toEqual(['write d']);
});

test('a disposed screen emits nothing, and its pending requests settle', async () => {
  const stage = new Stage();
  stage.print('abc');
  const requested = stage.screen.snapshot();
  stage.screen.dispose();
  stage.screen.dispose();
  stage.print('def');
  expect([await requested, await stage.screen.snapshot()]).toEqual([null, null]);
  expect(stage.posted).toEqual(['open 80', 'write abc', 'snapshot 1', 'close']);
  expect(stage.events).toEqual(['disposed']);
  expect([stage.screen.pendingBytes(), stage.screen.isWaiting]).toEqual([0, false]);
});

test('S5: the summary is the latest one that the worker sent', () => {
  const stage = new Stage();
  expect(stage.screen.summary()).toEqual({ title: '', lastLine: '' });
  const summary = { title: 'vim', lastLine: '~' };
  stage.screen.receive({ type: 'summary', summary });
  stage.crash();
  expect(stage.screen.summary()).toEqual(summary);
});
