import { ENGLISH } from '../../../../shared/words/english.ts';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { REWRITE_MEMORY_BYTES, type Journal } from '../../../../main/stores/journal/journal.ts';
import { recordsIn } from '../../../../main/stores/journal/journalReader.ts';
import { memoryStorage } from '../../../../main/stores/journal/journalStorage.ts';
import { listenTo, type TerminalPort } from '../../../../main/workspace/panes/terminalPort.ts';
import { REPLAY_WINDOW_BYTES, TerminalStream } from '../../../../main/workspace/panes/terminalStream.ts';
import type { FromTerminal, ToTerminal } from '../../../../preload/terminalPort.ts';
import { FakePage } from '../../../fakes/page.ts';
import { memoryJournal } from '../../stores/journal/journalHelp.ts';

const EPOCH = 'ab'.repeat(16);
const SIZE = { cols: 80, rows: 24 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let journal: Journal;
let stream: TerminalStream;
let parsed: number[];
let at: number;

beforeEach(() => {
  journal = memoryJournal();
  parsed = [];
  stream = new TerminalStream(journal, false, {
    words: () => ENGLISH,
    onParsed: (offset) => parsed.push(offset),
  });
  begin();
});

function begin(epoch = EPOCH): void {
  stream.begin(epoch, SIZE, 0);
  at = 0;
}

function print(text: string): void {
  stream.output(at, bytesOf(text));
  at += text.length;
}

test('a new port gets the saved output first, then live output', async () => {
  print('before ');
  const page = new FakePage();
  stream.show(page.port);
  print('after');
  await settle();
  expect(page.text).toBe('before after');
  expect(page.kinds).toEqual(['reset', 'size', 'output', 'live', 'output']);
  expect(page.sizes).toEqual([SIZE]);
});

test('sequences of the app’s own are shown live and after a restart, and take up no offset', async () => {
  const page = reporting();
  stream.show(page.port);
  print('old');
  stream.inject(bytesOf('<reset>'));
  print('new');
  await settle();
  expect(page.text).toBe('old<reset>new');
  expect(parsed.at(-1)).toBe(6);
  expect(journal.position?.offset).toBe(6);
  const later = new FakePage();
  stream.show(later.port);
  await settle();
  expect(later.text).toBe('old<reset>new');
});

/** A page's checkpoint. */
function checkpoint(id: number): Extract<FromTerminal, { type: 'checkpoint' }> {
  return { type: 'checkpoint', topMark: null, id, text: 'late', size: SIZE, tail: new Uint8Array(0) };
}

/** A page whose `parsed` messages reach the stream through the port's schema. */
function reporting(): FakePage {
  const page = new FakePage();
  listen(page.port);
  return page;
}

function listen(port: TerminalPort): void {
  listenTo(port, stream, {
    onMessage: (message) => {
      if (message.type === 'parsed') stream.parsed(message.end);
    },
    onInvalid: ({ message }) => expect.unreachable(message),
  });
}

test('the next shell’s output continues below the former shell’s output, live and for a page that opens later', async () => {
  const page = reporting();
  stream.show(page.port);
  print('old');
  await settle();
  stream.expectSuccessor('next');
  begin('cd'.repeat(16));
  print('new output');
  await settle();
  expect(page.text).toBe('old{next}new output');
  expect(journal.position).toEqual({ epoch: 'cd'.repeat(16), offset: 10, sizes: 0 });
  // The former shell's output has no offsets that could be acknowledged to the new one.
  expect(parsed).toEqual([3, 10]);
  const later = reporting();
  stream.show(later.port);
  await settle();
  expect(later.text).toBe('old{next}new output');
  expect(parsed.slice(2)).toEqual([10]);
  // Without `expectSuccessor`, a new epoch is the same shell, whose output is sent again from its start.
  begin('ef'.repeat(16));
  expect(later.text).toBe('');
});

test('a next shell that starts during a replay is shown once, after the replay', async () => {
  for (let piece = 0; piece < 40; piece += 1) print(String(piece % 10).repeat(REPLAY_WINDOW_BYTES / 10));
  const page = reporting();
  page.isBusy = true;
  stream.show(page.port);
  const former = journal.position?.offset ?? 0;
  stream.expectSuccessor('next');
  begin('cd'.repeat(16));
  print('new');
  page.isBusy = false;
  for (let turn = 0; turn < 100; turn += 1) {
    page.parse();
    await settle();
  }
  expect(page.text.length).toBe(former + '{next}new'.length);
  expect(page.text.endsWith('{next}new')).toBe(true);
});

test('showing more earlier output keeps the scroll position only on the page that is already open', () => {
  const resets: unknown[] = [];
  const listening = (): TerminalPort => {
    const { port } = new FakePage();
    const post = (message: ToTerminal): void => {
      if (message.type === 'reset') resets.push(message);
      port.post(message);
    };
    return { ...port, post };
  };
  const pages = [listening(), listening()];
  for (const port of pages) stream.show(port);
  stream.restart();
  begin('cd'.repeat(16));
  expect(resets).toEqual([
    { type: 'reset', keepAll: false, keepView: false },
    { type: 'reset', keepAll: false, keepView: false },
    { type: 'reset', keepAll: true, keepView: true },
    { type: 'reset', keepAll: true, keepView: false },
  ]);
});

test('R8: only output that the terminal has parsed is reported', async () => {
  const page = new FakePage();
  page.isBusy = true;
  stream.show(page.port);
  print('abc');
  print('def');
  await settle();
  expect(parsed).toEqual([]);
  page.send({ type: 'parsed', end: 3 });
  stream.parsed(3);
  expect(parsed).toEqual([3]);
  stream.parsed(6);
  expect(parsed).toEqual([3, 6]);
});

test('a parsed message for output that was never posted is ignored', () => {
  const page = new FakePage();
  stream.show(page.port);
  stream.parsed(1_000_000);
  expect(parsed).toEqual([]);
});

test('a replay keeps unparsed output within its window, and output that arrives meanwhile follows it', () => {
  const chunk = 'x'.repeat(64 * 1024);
  for (let sent = 0; sent < 3 * REPLAY_WINDOW_BYTES; sent += chunk.length) print(chunk);
  const page = reporting();
  page.isBusy = true;
  stream.show(page.port);
  expect(page.unparsedBytes).toBeLessThanOrEqual(REPLAY_WINDOW_BYTES + chunk.length);
  print('the end');
  expect(page.text).not.toContain('the end');
  while (page.unparsedBytes > 0) {
    expect(page.unparsedBytes).toBeLessThanOrEqual(REPLAY_WINDOW_BYTES + chunk.length);
    page.parse();
  }
  expect(page.text.length).toBe(3 * REPLAY_WINDOW_BYTES + 'the end'.length);
  expect(page.text.endsWith('the end')).toBe(true);
  expect(page.kinds.filter((kind) => kind === 'live')).toHaveLength(1);
});

test('R5: a new epoch starts a new terminal, also during a replay', async () => {
  print('old '.repeat(REPLAY_WINDOW_BYTES));
  const page = new FakePage();
  page.isBusy = true;
  stream.show(page.port);
  begin('cd'.repeat(16));
  print('new');
  expect(page.text).toBe('new');
  const again = new FakePage();
  stream.show(again.port);
  await settle();
  expect(again.text).toBe('new');
  expect(page.isOpen).toBe(false);
});

test('R6: a mark appears where output is missing, live and replayed', async () => {
  const page = new FakePage();
  print('a');
  stream.show(page.port);
  stream.mark('gap', 100);
  at = 100;
  print('b');
  const later = new FakePage();
  expect(page.text).toBe('a[gap]b');
  stream.show(later.port);
  await settle();
  expect(later.text).toBe('a[gap]b');
  expect(journal.position).toEqual({ epoch: EPOCH, offset: 101, sizes: 0 });
});

test('S8: a size change keeps its position in the output, live and replayed', async () => {
  const page = new FakePage();
  stream.show(page.port);
  print('a');
  stream.sized({ cols: 100, rows: 30 }, 1);
  print('b');
  const later = new FakePage();
  expect(page.kinds.slice(-3)).toEqual(['output', 'size', 'output']);
  stream.show(later.port);
  await settle();
  expect(later.kinds).toEqual(['reset', 'size', 'output', 'size', 'output', 'live']);
  expect(later.sizes).toEqual([SIZE, { cols: 100, rows: 30 }]);
  expect(journal.position).toEqual({ epoch: EPOCH, offset: 2, sizes: 1 });
});

test('R11: a snapshot replaces the terminal’s contents and has its mark at the top, live and replayed', async () => {
  const page = new FakePage();
  stream.show(page.port);
  print('before');
  const size = { cols: 100, rows: 2 };
  const content = { kind: 'snapshot', from: 6, mark: 'skipped', size } as const;
  stream.snapshot({ ...content, text: bytesOf('screen '), tail: bytesOf('~tail~') }, 106, 4);
  at = 106;
  print('after');
  const shown = 'screen ~tail~after';
  expect(page.text).toBe(shown);
  const later = new FakePage();
  stream.show(later.port);
  await settle();
  expect(later.text).toBe(shown);
  expect([page.topMark, later.topMark]).toEqual(['skipped', 'skipped']);
  expect(later.sizes.at(-1)).toEqual(size);
  expect(later.kinds.filter((kind) => kind === 'live')).toHaveLength(1);
  expect(journal.position).toEqual({ epoch: EPOCH, offset: 111, sizes: 4 });
});

test('R8: output that a snapshot replaced is no longer reported as parsed; the unfinished output after the snapshot is', () => {
  const page = new FakePage();
  page.isBusy = true;
  stream.show(page.port);
  print('before');
  const content = { kind: 'snapshot', from: 6, mark: '', size: SIZE, text: bytesOf('x') } as const;
  stream.snapshot({ ...content, tail: bytesOf('t') }, 106, 0);
  stream.parsed(6);
  expect(parsed).toEqual([]);
  stream.parsed(106);
  expect(parsed).toEqual([106]);
});

test('a checkpoint replaces the journal’s earlier records, and later output follows it', async () => {
  const page = new FakePage();
  stream.show(page.port);
  const chunk = 'x'.repeat(256 * 1024);
  while (page.checkpoints.length === 0) print(chunk);
  expect(journal.handle.storage.size()).toBeGreaterThan(REWRITE_MEMORY_BYTES);
  print('after');
  stream.mark('gap', at);
  const id = page.checkpoints[0] as number;
  expect(stream.checkpoint({ ...checkpoint(99), text: 'a forged reply' }, 1)).toBe(false);
  const reply = {
    ...checkpoint(id),
    text: 'the screen ',
    topMark: 'what was skipped',
    size: { cols: 100, rows: 30 },
    tail: bytesOf('~tail~'),
  };
  expect(stream.checkpoint(reply, 7)).toBe(true);
  expect(stream.checkpoint({ ...checkpoint(id), text: 'the same reply again' }, 1)).toBe(false);
  // Output that is not in the checkpoint is no longer in the journal.
  expect(recordsIn(journal.handle)[0]).toMatchObject({ kind: 'begin', at: 7 });
  print(' and on');
  const again = new FakePage();
  stream.show(again.port);
  await settle();
  expect(again.text).toBe('the screen ~tail~after[gap] and on');
  expect(again.topMark).toBe('what was skipped');
  expect(again.sizes[0]).toEqual({ cols: 100, rows: 30 });
  expect(journal.handle.storage.size()).toBeLessThan(10_000);
});

test('a checkpoint from an earlier page or epoch is ignored', () => {
  const page = new FakePage();
  stream.show(page.port);
  while (page.checkpoints.length === 0) print('x'.repeat(256 * 1024));
  const size = journal.handle.storage.size();
  stream.hide();
  stream.checkpoint(checkpoint(page.checkpoints[0] as number), 0);
  expect(journal.handle.storage.size()).toBe(size);
});

test('a replay continues at its position when the journal is moved', () => {
  const page = new FakePage();
  page.isBusy = true;
  for (let line = 0; at < 2 * REPLAY_WINDOW_BYTES; line += 1) print(`${line} `.padEnd(65_536, '.'));
  stream.show(page.port);
  listen(page.port);
  journal.moveTo(memoryStorage(), true, new Uint8Array(32));
  while (page.unparsedBytes > 0) page.parse();
  expect(page.text.length).toBe(at);
});

test('for any order of events, a new page shows the same as a page that was open all the time', async () => {
  const step = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 50 })
        .map((text) => ['print', text] as const),
    },
    { weight: 1, arbitrary: fc.constant(['mark', 'gap'] as const) },
    { weight: 1, arbitrary: fc.constant(['begin', ''] as const) },
    { weight: 1, arbitrary: fc.constant(['reload', ''] as const) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      begin();
      let shown = '';
      let page = new FakePage();
      stream.show(page.port);
      for (const [kind, text] of steps) {
        if (kind === 'print') print(text);
        else if (kind === 'begin') begin();
        else if (kind === 'reload') stream.show((page = new FakePage()).port);
        else stream.mark(text, (at += 10));
        shown =
          kind === 'begin' ? '' : kind === 'reload' ? shown : shown + (kind === 'mark' ? '[gap]' : text);
      }
      await settle();
      expect(page.text).toBe(shown);
    }),
    { numRuns: 60 },
  );
});
