import { ENGLISH } from '../../../shared/words/english.ts';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { commentedDocument } from '../../../main/stores/commentedDocument.ts';
import type { OpenDocument } from '../../../main/stores/documentFile.ts';
import { serversStore } from '../../../main/stores/serversStore.ts';
import { settingsStore } from '../../../main/stores/settingsStore.ts';
import { tabsStore } from '../../../main/stores/tabsStore.ts';
import { windowStore } from '../../../main/stores/windowStore.ts';
import { repairedDesktop } from '../../../shared/layout/desktop.ts';
import { SAVE_DELAY_MS, VersionedStore, type StoreShape } from '../../../main/stores/versionedStore.ts';
import { LOOK_EVERY_MS, watchFile } from '../../../main/stores/watchFile.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

// Outside of Electron its package only says where its executable is, and must not fetch one for that.
vi.hoisted(() => (process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere'));
const { electronStoreDocument } = await import('../../../main/stores/electronStore.ts');

type Fruit = { readonly fruit: string; readonly count: number };

const fruitStore: StoreShape<Fruit> = {
  name: 'fruit',
  words: () => 'fruit',
  version: 3,
  schema: v.strictObject({ fruit: v.string(), count: v.number() }),
  defaults: () => ({ fruit: 'none', count: 0 }),
  migrations: {
    1: ({ name }) => ({ fruit: name }),
    2: (old) => ({ ...old, count: 1 }),
  },
};

const newFolder = scratchFolders();
let folder: string;
let clock: ManualClock;
let notices: string[];

beforeEach(() => {
  folder = newFolder();
  clock = new ManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
  notices = [];
});

const open: OpenDocument = (name) => electronStoreDocument(folder, name);
/** Settings are written by people as well. */
const openSettings = () => openStore(settingsStore, (name) => commentedDocument(fileOf(name), '{}'));
const openStore = <T extends object>(shape: StoreShape<T>, opener = open): VersionedStore<T> =>
  new VersionedStore(shape, { open: opener, clock, notify: (_kind, say) => notices.push(say(ENGLISH)) });
const fileOf = (name: string): string => join(folder, `${name}.json`);
const asides = (): string[] => readdirSync(folder).filter((name) => name.includes('.corrupt-'));

test('a first start has the defaults, writes nothing and says nothing', () => {
  expect(openStore(fruitStore).value).toEqual({ fruit: 'none', count: 0 });
  expect(existsSync(fileOf('fruit'))).toBe(false);
  expect(notices).toEqual([]);
});

test('a change is on disk within the delay, readable by its owner alone, and there at the next start', () => {
  const store = openStore(fruitStore);
  store.set({ fruit: 'fig', count: 1 });
  store.set({ fruit: 'fig', count: 2 });
  expect(store.value.count).toBe(2);
  clock.advance(SAVE_DELAY_MS);
  expect(JSON.parse(readFileSync(fileOf('fruit'), 'utf8'))).toEqual({ version: 3, fruit: 'fig', count: 2 });
  expect(statSync(fileOf('fruit')).mode & 0o777).toBe(0o600);
  expect(openStore(fruitStore).value).toEqual({ fruit: 'fig', count: 2 });
});

test('flush writes at once, and once', () => {
  const store = openStore(fruitStore);
  store.set({ fruit: 'fig', count: 1 });
  store.flush();
  const written = statSync(fileOf('fruit')).mtimeMs;
  store.flush();
  clock.advance(SAVE_DELAY_MS);
  expect(statSync(fileOf('fruit')).mtimeMs).toBe(written);
});

test('a document of an older version is migrated, one version after the other', () => {
  writeFileSync(fileOf('fruit'), JSON.stringify({ version: 1, name: 'plum' }));
  expect(openStore(fruitStore).value).toEqual({ fruit: 'plum', count: 1 });
  expect(notices).toEqual([]);
});

test.each([
  ['is cut off', '{"version": 3, "fruit": "fi'],
  ['is no JSON', '\u0000\u0001garbage'],
  ['is of a future version', JSON.stringify({ version: 4, fruit: 'fig', count: 1 })],
  ['names no version', JSON.stringify({ fruit: 'fig', count: 1 })],
  ['does not match the schema', JSON.stringify({ version: 3, fruit: 7, count: 1 })],
  ['has a field too many', JSON.stringify({ version: 3, fruit: 'fig', count: 1, more: true })],
  ['is a list', '[1, 2]'],
])('a document that %s is set aside whole, said, and replaced by defaults', (_what, content) => {
  writeFileSync(fileOf('fruit'), content);
  const store = openStore(fruitStore);
  expect(store.value).toEqual({ fruit: 'none', count: 0 });
  const [aside] = asides();
  expect(aside).toBe('fruit.json.corrupt-2026-01-02T03-04-05.000Z');
  expect(readFileSync(join(folder, aside as string), 'utf8')).toBe(content);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain(join(folder, aside as string));
  store.set({ fruit: 'pear', count: 5 });
  store.flush();
  expect(openStore(fruitStore).value).toEqual({ fruit: 'pear', count: 5 });
});

test('what was set aside before is never overwritten', () => {
  for (const content of ['first', 'second', 'third']) {
    writeFileSync(fileOf('fruit'), content);
    openStore(fruitStore);
  }
  expect(
    asides()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .toSorted(),
  ).toEqual(['first', 'second', 'third']);
});

test('a folder where the document should be is moved out of the way', () => {
  mkdirSync(fileOf('fruit'));
  expect(openStore(fruitStore).value.fruit).toBe('none');
  expect(asides()).toHaveLength(1);
});

test('no content whatever keeps the app from starting, and none is lost', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('latin1')),
  );
  fc.assert(
    fc.property(anything, (content) => {
      folder = newFolder();
      writeFileSync(fileOf('settings'), content);
      const store = openSettings();
      expect(v.is(settingsStore.schema, store.value)).toBe(true);
      const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
      expect(kept).toContain(content);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['lacks its tabs', { version: 1 }],
  ['has none where a list was', { version: 2, panes: null }],
  ['has a list of something else', { version: 1, panes: [null, 7, 'x'] }],
])('a document of an older version that %s costs the document, not the start', (_what, document) => {
  writeFileSync(fileOf('tabs'), JSON.stringify(document));
  expect(openStore(tabsStore).value).toEqual({ panes: [], windows: [], activeWindow: 'first' });
  expect(asides()).toHaveLength(1);
  expect(notices).toHaveLength(1);
});

test.each([tabsStore, serversStore, settingsStore, windowStore] as readonly StoreShape<object>[])(
  'no $name of any version keep the app from starting, and none are lost',
  (shape) => {
    const keys = fc.constantFrom(...Object.keys(shape.defaults()), 'other');
    const document = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }));
    const version = fc.integer({ min: 1, max: shape.version });
    fc.assert(
      fc.property(document, version, (fields, ofVersion) => {
        folder = newFolder();
        const content = JSON.stringify({ ...fields, version: ofVersion });
        writeFileSync(fileOf(shape.name), content);
        const store = openStore(shape);
        expect(v.is(shape.schema, store.value)).toBe(true);
        const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
        expect(kept).toEqual([content]);
      }),
      { numRuns: 60 },
    );
  },
);

test('a disk that refuses is said once, and the value goes on in memory', () => {
  const full: OpenDocument = (name) => ({
    ...open(name),
    write: () => {
      throw new Error('ENOSPC: no space left on device');
    },
  });
  const store = openStore(fruitStore, full);
  for (const count of [1, 2, 3]) {
    store.set({ fruit: 'fig', count });
    clock.advance(SAVE_DELAY_MS);
  }
  expect(store.value.count).toBe(3);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('ENOSPC');
});

test('settings a user wrote by hand get their defaults for what is missing', () => {
  writeFileSync(fileOf('settings'), JSON.stringify({ version: 1, scrollbackLines: 1_000_000 }));
  expect(openSettings().value).toMatchObject({
    scrollbackLines: 1_000_000,
    fontSize: 13,
    saveScreens: true,
    followServices: false,
    clipboardWrite: 'ask',
  });
  expect(notices).toEqual([]);
});

describe('settings that are edited by hand while the app runs', () => {
  const write = (document: object): void =>
    writeFileSync(fileOf('settings'), JSON.stringify({ version: 1, ...document }));
  const onDisk = (): unknown => JSON.parse(readFileSync(fileOf('settings'), 'utf8'));

  test('what is allowed is taken at once, what was taken away has its default again, and it is told', () => {
    write({ fontSize: 20, theme: 'dark' });
    const store = openSettings();
    let changes = 0;
    store.onChange(() => (changes += 1));
    write({ theme: 'light', scrollbackLines: 5 });
    store.reread();
    expect(store.value).toMatchObject({ theme: 'light', scrollbackLines: 5, fontSize: 13 });
    store.reread();
    expect([changes, notices]).toEqual([1, []]);
  });

  test('a notice about a part of the file is taken back once the part is corrected or changed by the app', () => {
    const shown = new Map<string, number>();
    const store = new VersionedStore(settingsStore, {
      clock,
      open: (name) => commentedDocument(fileOf(name), '{}'),
      notify: (_kind, _say, topic = 'none') => void shown.set(topic, (shown.get(topic) ?? 0) + 1),
      retract: (topic) => void shown.delete(topic),
    });
    write({ fontSize: 999, color: 'red', lineHeight: 99 });
    store.reread();
    expect([...shown.keys()].toSorted()).toEqual(['color', 'fontSize', 'lineHeight']);
    write({ fontSize: 998, lineHeight: 99 });
    store.reread();
    expect([...shown]).toEqual([
      ['lineHeight', 1],
      ['fontSize', 1],
    ]);
    store.set({ ...store.value, lineHeight: 1.5 });
    write({ fontSize: 15 });
    store.reread();
    expect([...shown]).toEqual([]);
    writeFileSync(fileOf('settings'), '{ "fontSize": 1');
    store.reread();
    expect(shown.size).toBe(1);
    write({ fontSize: 16 });
    store.reread();
    expect([...shown]).toEqual([]);
    expect(store.value.fontSize).toBe(16);
  });

  test('what is not allowed is refused by its name, and stays in the file while the app changes something else', () => {
    const store = openSettings();
    write({ fontSize: 999, color: 'red', theme: 'dark' });
    store.reread();
    expect(store.value).toMatchObject({ fontSize: 13, theme: 'dark' });
    expect(notices).toEqual([
      expect.stringMatching(
        /settings\.json, line 1: “fontSize” is invalid \(.*999\)\. The value 13 stays in use\.$/,
      ),
      expect.stringContaining('“color” is unknown. Allowed: scrollbackLines, fontFamily,'),
    ]);
    store.set({ ...store.value, scrollbackLines: 7 });
    store.flush();
    expect(onDisk()).toMatchObject({ fontSize: 999, color: 'red', theme: 'dark', scrollbackLines: 7 });
    store.set({ ...store.value, fontSize: 14 });
    store.flush();
    expect(onDisk()).toMatchObject({ fontSize: 14, color: 'red' });
    expect(notices).toHaveLength(2);
  });

  test('comments stay, a version need not be named, and what is wrong is said with its line', () => {
    const text = `// Mine.
{
  "fontSize": 20, // for the large screen
  /* The dark one. */
  "theme": "dark",
  "cursorStyle": "beam",
}
`;
    writeFileSync(fileOf('settings'), text);
    const store = openSettings();
    expect(store.value).toMatchObject({ fontSize: 20, theme: 'dark', cursorStyle: 'block' });
    expect(notices).toEqual([expect.stringContaining('settings.json, line 6: “cursorStyle” is invalid')]);
    store.set({ ...store.value, fontSize: 21, scrollbackLines: 5 });
    store.flush();
    const written = readFileSync(fileOf('settings'), 'utf8');
    const [mine, , font, comment, theme] = written.split('\n');
    expect([mine, font, comment, theme]).toEqual([
      '// Mine.',
      '  "fontSize": 21, // for the large screen',
      '  /* The dark one. */',
      '  "theme": "dark",',
    ]);
    expect(openSettings().value).toEqual(store.value);
    writeFileSync(fileOf('settings'), text.replace('20,', '20'));
    store.reread();
    expect(notices.at(-1)).toContain('settings.json (line 5: comma expected)');
  });

  test('so it is at the start: one wrong field costs none of the others', () => {
    write({ fontSize: 'large', theme: 'dark' });
    expect(openSettings().value).toMatchObject({ fontSize: 13, theme: 'dark' });
    expect([asides(), notices.length]).toEqual([[], 1]);
  });

  test("an edit that the app's own change meets on its way to the disk is taken first: neither is lost", () => {
    const store = openSettings();
    store.set({ ...store.value, scrollbackLines: 7 });
    write({ theme: 'dark' });
    clock.advance(SAVE_DELAY_MS);
    expect(store.value).toMatchObject({ theme: 'dark', scrollbackLines: 7 });
    expect(onDisk()).toMatchObject({ theme: 'dark', scrollbackLines: 7 });
  });

  test('what can not be parsed is said, and kept when the app has something to write', () => {
    const store = openSettings();
    writeFileSync(fileOf('settings'), '{"version": 1, "fontSize": 2');
    store.reread();
    store.reread();
    expect(notices).toEqual([expect.stringContaining('Your settings did not change')]);
    expect([asides(), store.value.fontSize]).toEqual([[], 13]);
    store.set({ ...store.value, theme: 'dark' });
    store.flush();
    expect(onDisk()).toMatchObject({ theme: 'dark', fontSize: 13 });
    expect(asides().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([
      '{"version": 1, "fontSize": 2',
    ]);
  });

  test('a file that is away for a moment changes nothing', () => {
    write({ fontSize: 20 });
    const store = openSettings();
    rmSync(fileOf('settings'));
    store.reread();
    expect([store.value.fontSize, notices]).toEqual([20, []]);
  });

  test('the file is looked at when nobody is writing it any more', () => {
    const store = openSettings();
    const stop = watchFile(store.path, clock, () => store.reread());
    write({ fontSize: 20 });
    clock.advance(LOOK_EVERY_MS);
    expect(store.value.fontSize).toBe(13);
    clock.advance(LOOK_EVERY_MS);
    expect(store.value.fontSize).toBe(20);
    stop();
    expect(clock.pendingTimers).toBe(0);
  });
});

test('tabs survive the way through the disk, order and active tab included', () => {
  const pane = (id: string, session: string | null) => ({
    id,
    server: 'this-computer',
    session,
    request: 'ab'.repeat(16),
    target: { kind: 'container' as const, container: 'web' },
    targetName: 'web',
    options: { user: 'root' },
    name: 'deploy',
    programTitle: null,
    size: { cols: 80, rows: 24 },
    output: { epoch: 'cd'.repeat(16), offset: 2 ** 40 },
    begins: 2 ** 39,
    skipped: { from: 5, to: 2 ** 39, since: null },
    upToDateAt: 2 ** 40,
  });
  const panes = {
    panes: [pane('b', `host.${'1'.repeat(32)}`), pane('a', null)],
    windows: [{ id: 'w', tabs: [], activePane: 'b' }],
    activeWindow: 'w',
  };
  const store = openStore(tabsStore);
  store.set(panes);
  store.flush();
  expect(openStore(tabsStore).value).toEqual(panes);
});

test('tabs from before there were panes are all there, and need no layout to be', () => {
  const pane = (id: string) => ({
    id,
    server: 'this-computer',
    session: null,
    request: 'ab'.repeat(16),
    target: { kind: 'local' },
    targetName: 'This computer',
    options: {},
    name: null,
    programTitle: null,
    size: null,
    output: null,
    begins: 0,
    skipped: null,
    upToDateAt: null,
  });
  writeFileSync(
    fileOf('tabs'),
    JSON.stringify({ version: 4, panes: [pane('b'), pane('a')], activePane: 'a' }),
  );
  const { value } = openStore(tabsStore);
  expect(value.panes.map(({ id }) => id)).toEqual(['b', 'a']);
  let made = 0;
  expect(repairedDesktop(value, ['b', 'a'], () => `tab ${(made += 1)}`).windows[0]).toEqual({
    id: 'first',
    tabs: [
      { id: 'tab 1', layout: { kind: 'pane', pane: 'b' }, activePane: 'b', zoomed: false },
      { id: 'tab 2', layout: { kind: 'pane', pane: 'a' }, activePane: 'a', zoomed: false },
    ],
    activePane: 'a',
  });
  expect(notices).toEqual([]);
});

test('of stored tabs those with a layout that can be read are kept, and shares that are none are made some later', () => {
  const good = { id: 'g', layout: { kind: 'pane', pane: 'a' }, activePane: 'a', zoomed: false };
  const odd = { id: 'h', layout: { kind: 'split', direction: 'row', children: [{ layout: good.layout }] } };
  writeFileSync(
    fileOf('tabs'),
    JSON.stringify({
      version: 5,
      panes: [],
      activePane: null,
      tabs: [good, 7, { ...good, layout: 'x' }, odd],
    }),
  );
  expect(openStore(tabsStore).value.windows[0]?.tabs).toMatchObject([
    good,
    { id: 'h', layout: { children: [{ share: 0 }] }, activePane: '', zoomed: false },
  ]);
});
