import { ENGLISH } from '../../../../shared/words/english.ts';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import {
  FLUSH_AFTER_MS,
  FLUSH_BYTES,
  Journal,
  REWRITE_FILE_BYTES,
  REWRITE_MEMORY_BYTES,
} from '../../../../main/stores/journal/journal.ts';
import { JournalFolder } from '../../../../main/stores/journal/journalFolder.ts';
import { newSealing } from '../../../../main/stores/journal/journalFrame.ts';
import { memoryStorage, type JournalStorage } from '../../../../main/stores/journal/journalStorage.ts';
import { ManualClock } from '../../../fakes/manualClock.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { anyStep, EPOCH, flatten, play, random, recordsOf, SIZE } from './journalHelp.ts';

const KEY = new Uint8Array(32).fill(7);
const newFolder = scratchFolders();
let clock: ManualClock;
let notices: string[];
let folder: string;

beforeEach(() => {
  clock = new ManualClock();
  notices = [];
  folder = newFolder();
});

function folderWith(key: Uint8Array | null): JournalFolder {
  return new JournalFolder({
    clock,
    random,
    folder,
    key: () => key,
    notify: (_kind, notice) => notices.push(notice(ENGLISH)),
  });
}

const pathOf = (pane: string): string => join(folder, `${pane}.journal`);
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function begun(pane: string, key: Uint8Array | null = null): Journal {
  const journal = folderWith(key).open(pane, true);
  journal.begin(EPOCH, 0, SIZE, 0);
  return journal;
}

test.each([
  ['plain', null],
  ['sealed', KEY],
])(
  'a %s journal has the former shell’s output, and the position of the next shell’s output',
  (_name, key) => {
    const journal = begun('tab', key);
    journal.output(3, text('old'));
    journal.succeed('ee'.repeat(16), { cols: 90, rows: 30 }, 0, 'next');
    journal.output(4, text('new!'));
    const { position } = journal;
    journal.close();
    const again = folderWith(key).open('tab', true);
    expect(again.position).toEqual(position);
    expect(position).toEqual({ epoch: 'ee'.repeat(16), offset: 4, sizes: 0 });
    expect(flatten(recordsOf(again))).toBe(
      `<begin ${'ee'.repeat(16)} 0><size 80 0>${Buffer.from('old').toString('hex')}<successor next><size 90 0>${Buffer.from('new!').toString('hex')}`,
    );
  },
);

test.each([
  ['plain', null],
  ['sealed', KEY],
])('a %s journal is read back as it was written, with the offset from which to resume', (_name, key) => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const journal = begun('tab', key);
      play(journal, steps);
      const { position } = journal;
      const written = flatten(recordsOf(journal));
      journal.close();
      const again = folderWith(key).open('tab', true);
      expect(again.position).toEqual(position);
      expect(flatten(recordsOf(again))).toBe(written);
      again.close();
    }),
    { numRuns: 30 },
  );
});

test('R4: a file cut at any byte replays a prefix, resumes exactly after it, and can be appended to', () => {
  const steps = fc.array(anyStep, { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(steps, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (before, where, sealed) => {
      const key = sealed ? KEY : null;
      folder = newFolder();
      const journal = begun('tab', key);
      const head = statSync(pathOf('tab')).size;
      play(journal, before);
      const whole = flatten(recordsOf(journal));
      journal.close();
      const size = statSync(pathOf('tab')).size;
      truncateSync(pathOf('tab'), Math.round(head + (size - head) * where));

      const cut = folderWith(key).open('tab', true);
      const kept = recordsOf(cut);
      expect(whole.startsWith(flatten(kept))).toBe(true);
      expect(cut.position).toEqual({ epoch: EPOCH, offset: kept.at(-1)?.at, sizes: kept.at(-1)?.sizes });
      play(cut, [{ kind: 'output', bytes: text('more') }]);
      expect(flatten(recordsOf(cut))).toBe(flatten(kept) + Buffer.from('more').toString('hex'));
      cut.close();
    }),
    { numRuns: 60 },
  );
  expect(notices).toEqual([]);
});

test('a flipped bit ends the replay before it, and the output after it is requested again', () => {
  const journal = begun('tab');
  for (const word of ['one', 'two', 'three'])
    play(journal, [{ kind: 'output', bytes: text(word) }, { kind: 'flush' }]);
  journal.close();
  const bytes = readFileSync(pathOf('tab'));
  bytes[bytes.indexOf('two')]! ^= 1;
  writeFileSync(pathOf('tab'), bytes);
  expect(folderWith(null).open('tab', true).position).toEqual({ epoch: EPOCH, offset: 3, sizes: 0 });
});

test('output is written after the delay, or at once above the size limit', () => {
  const journal = begun('tab');
  const size = (): number => statSync(pathOf('tab')).size;
  const empty = size();
  play(journal, [{ kind: 'output', bytes: text('a') }]);
  expect(size()).toBe(empty);
  clock.advance(FLUSH_AFTER_MS);
  expect(size()).toBeGreaterThan(empty);
  const before = size();
  play(journal, [{ kind: 'output', bytes: new Uint8Array(FLUSH_BYTES) }]);
  expect(size()).toBeGreaterThan(before + FLUSH_BYTES);
});

test('files and their folder are readable only by their owner', () => {
  begun('tab', KEY);
  expect(statSync(pathOf('tab')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('an encrypted file contains no plain text of the terminal', () => {
  const journal = begun('tab', KEY);
  play(journal, [{ kind: 'output', bytes: text('the password is swordfish') }]);
  journal.close();
  expect(readFileSync(pathOf('tab')).includes('swordfish')).toBe(false);
});

test('swapped records in an encrypted file are refused', () => {
  const journal = begun('tab', KEY);
  const start = statSync(pathOf('tab')).size;
  play(journal, [
    { kind: 'output', bytes: text('AA') },
    { kind: 'flush' },
    { kind: 'output', bytes: text('BB') },
  ]);
  journal.close();
  const file = readFileSync(pathOf('tab'));
  const half = (file.length - start) / 2;
  const swapped = Buffer.concat([
    file.subarray(0, start),
    file.subarray(start + half),
    file.subarray(start, start + half),
  ]);
  writeFileSync(pathOf('tab'), swapped);
  expect(folderWith(KEY).open('tab', true).position).toBeNull();
  expect(readdirSync(folder).filter((name) => name.includes('.corrupt-'))).toHaveLength(1);
});

test.each([
  ['another key', new Uint8Array(32).fill(9)],
  ['no keychain', null],
])('with %s, an encrypted file is set aside with a notice, and the terminal starts empty', (_what, other) => {
  begun('tab', KEY).close();
  const journal = folderWith(other).open('tab', true);
  expect(journal.position).toBeNull();
  expect(notices[0]).toContain('.corrupt-');
  journal.begin(EPOCH, 0, SIZE, 0);
  journal.close();
  expect(folderWith(other).open('tab', true).position).toEqual({ epoch: EPOCH, offset: 0, sizes: 0 });
});

test('a plain file is encrypted as soon as there is a keychain', () => {
  const journal = begun('tab');
  play(journal, [{ kind: 'output', bytes: text('swordfish') }]);
  journal.close();
  const sealed = folderWith(KEY).open('tab', true);
  expect(flatten(recordsOf(sealed))).toContain(Buffer.from('swordfish').toString('hex'));
  sealed.close();
  expect(readFileSync(pathOf('tab')).includes('swordfish')).toBe(false);
  expect(folderWith(KEY).open('tab', true).position?.offset).toBe('swordfish'.length);
});

test('a checkpoint replaces all records before it and none after it', () => {
  const journal = begun('tab', KEY);
  play(journal, [{ kind: 'output', bytes: text('before') }]);
  journal.size(SIZE, 3);
  const since = { kind: 'output', at: 11, sizes: 3, bytes: text('after') } as const;
  journal.output(11, since.bytes);
  const checkpoint = {
    kind: 'checkpoint',
    at: 6,
    sizes: 3,
    size: { cols: 90, rows: 30 },
    text: 'screen',
  } as const;
  journal.rewrite(2, checkpoint, [since]);
  play(journal, [{ kind: 'output', bytes: text('!') }]);
  journal.close();
  const again = folderWith(KEY).open('tab', true);
  expect(again.position).toEqual({ epoch: EPOCH, offset: 12, sizes: 3 });
  expect(flatten(recordsOf(again))).toBe(
    `<begin ${EPOCH} 2><checkpoint 6 90 screen>${Buffer.from('after!').toString('hex')}`,
  );
});

test('a checkpoint is requested above the size limit, and again at twice the size that it left', () => {
  const journal = begun('tab');
  const chunk = new Uint8Array(1024 * 1024);
  while (!journal.wantsCheckpoint) play(journal, [{ kind: 'output', bytes: chunk }]);
  expect(statSync(pathOf('tab')).size).toBeGreaterThan(REWRITE_FILE_BYTES);
  const at = journal.position?.offset ?? 0;
  const size = { cols: 80, rows: 24 };
  journal.rewrite(0, { kind: 'checkpoint', at, sizes: 0, size, text: 'x'.repeat(REWRITE_FILE_BYTES) }, []);
  expect(journal.wantsCheckpoint).toBe(false);
  play(journal, [{ kind: 'output', bytes: new Uint8Array(REWRITE_FILE_BYTES / 2) }]);
  expect(journal.wantsCheckpoint).toBe(false);
  play(journal, [{ kind: 'output', bytes: new Uint8Array(REWRITE_FILE_BYTES) }]);
  expect(journal.wantsCheckpoint).toBe(true);
  journal.remove();
});

test('with saved screens off there are no files, and the journal is in memory', () => {
  const journal = folderWith(KEY).open('tab', false);
  journal.begin(EPOCH, 0, SIZE, 0);
  play(journal, [{ kind: 'output', bytes: text('abc') }]);
  expect(flatten(recordsOf(journal))).toContain('616263');
  expect(readdirSync(folder)).toEqual([]);
  const chunk = new Uint8Array(1024 * 1024);
  for (let size = 0; size <= REWRITE_MEMORY_BYTES; size += chunk.length)
    play(journal, [{ kind: 'output', bytes: chunk }]);
  expect(journal.wantsCheckpoint).toBe(true);
});

test('turning saved screens off deletes the file, turning them on creates it again, and no output is lost', () => {
  const screens = folderWith(KEY);
  const journal = begun('tab', KEY);
  play(journal, [{ kind: 'output', bytes: text('one') }]);
  screens.keep('tab', journal, false);
  expect(readdirSync(folder)).toEqual([]);
  play(journal, [{ kind: 'output', bytes: text('two') }]);
  screens.keep('tab', journal, true);
  play(journal, [{ kind: 'output', bytes: text('three') }]);
  journal.close();
  const again = screens.open('tab', true);
  expect(flatten(recordsOf(again))).toBe(
    `<begin ${EPOCH} 0><size 80 0>${Buffer.from('onetwothree').toString('hex')}`,
  );
});

/** A disk with this capacity. */
function smallDisk(capacityBytes: number): JournalStorage & { closed: boolean } {
  const memory = memoryStorage();
  const disk = {
    ...memory,
    closed: false,
    append: (bytes: Uint8Array) => {
      if (memory.size() + bytes.length > capacityBytes) throw new Error('ENOSPC: no space left on device');
      memory.append(bytes);
    },
    replace: (parts: readonly Uint8Array[]) => {
      const size = parts.reduce((sum, part) => sum + part.length, 0);
      if (size > capacityBytes) throw new Error('ENOSPC: no space left on device');
      memory.replace(parts);
    },
    close: () => {
      disk.closed = true;
    },
  };
  return disk;
}

test('on a full disk the journal continues in memory, complete', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.array(anyStep, { maxLength: 20 }),
      (capacityBytes, steps) => {
        const failures: string[] = [];
        const disk = smallDisk(capacityBytes);
        const context = { clock, random, onDiskFailed: (reason: string) => failures.push(reason) };
        const onSmallDisk = new Journal(
          { storage: disk, sealing: newSealing(KEY, random) },
          true,
          null,
          context,
        );
        const inMemory = new Journal(
          { storage: memoryStorage(), sealing: newSealing(null, random) },
          false,
          null,
          context,
        );
        for (const journal of [onSmallDisk, inMemory]) {
          journal.begin(EPOCH, 0, SIZE, 0);
          play(journal, steps);
        }
        expect(flatten(recordsOf(onSmallDisk))).toBe(flatten(recordsOf(inMemory)));
        expect(onSmallDisk.position).toEqual(inMemory.position);
        expect(failures).toHaveLength(onSmallDisk.inFile ? 0 : 1);
        expect(disk.closed).toBe(!onSmallDisk.inFile);
      },
    ),
    { numRuns: 100 },
  );
});

test('when the folder cannot be created, a notice is shown and the journal is in memory', () => {
  writeFileSync(join(folder, 'taken'), '');
  const screens = new JournalFolder({
    clock,
    random,
    folder: join(folder, 'taken'),
    key: () => null,
    notify: (_kind, notice) => notices.push(notice(ENGLISH)),
  });
  const journal = screens.open('tab', true);
  journal.begin(EPOCH, 0, SIZE, 0);
  expect(journal.inFile).toBe(false);
  expect(notices[0]).toContain('The session keeps running');
});

test('journals of closed panes are deleted; files that were set aside are kept', () => {
  const screens = folderWith(null);
  for (const pane of ['a', 'b']) begun(pane).close();
  writeFileSync(`${pathOf('c')}.corrupt-2026`, 'kept');
  writeFileSync(`${pathOf('b')}.new`, 'half a rewrite');
  screens.removeExcept(new Set(['b']));
  expect(readdirSync(folder).toSorted()).toEqual(['b.journal', 'c.journal.corrupt-2026']);
});

test('a file that is not a journal is set aside', () => {
  writeFileSync(pathOf('tab'), 'a text of somebody else, long enough to be a head');
  expect(folderWith(null).open('tab', true).position).toBeNull();
  expect(notices).toHaveLength(1);
});
