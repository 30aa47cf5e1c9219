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
import { POLL_EVERY_MS, watchFile } from '../../../main/stores/watchFile.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

// Outside Electron, its package resolves the path of an executable; this keeps it from downloading one.
vi.hoisted(() => (process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere'));
const { electronStoreDocument } = await import('../../../main/stores/electronStore.ts');

type Fruit = { readonly fruit: string; readonly count: number };

const fruitStore: StoreShape<Fruit> = {
  name: 'fruit',
  label: () => 'fruit',
  schema: v.strictObject({ fruit: v.string(), count: v.number() }),
  defaults: () => ({ fruit: 'none', count: 0 }),
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
/** Settings are also edited by hand. */
const openSettings = () => openStore(settingsStore, (name) => commentedDocument(fileOf(name), '{}'));
const openStore = <T extends object>(shape: StoreShape<T>, opener = open): VersionedStore<T> =>
  new VersionedStore(shape, { open: opener, clock, notify: (_kind, text) => notices.push(text(ENGLISH)) });
const fileOf = (name: string): string => join(folder, `${name}.json`);
const asides = (): string[] => readdirSync(folder).filter((name) => name.includes('.corrupt-'));

test('without a file the store has its defaults, writes nothing and shows no notice', () => {
  expect(openStore(fruitStore).value).toEqual({ fruit: 'none', count: 0 });
  expect(existsSync(fileOf('fruit'))).toBe(false);
  expect(notices).toEqual([]);
});

test('a change is written within the delay, readable only by its owner, and read at the next start', () => {
  const store = openStore(fruitStore);
  store.set({ fruit: 'fig', count: 1 });
  store.set({ fruit: 'fig', count: 2 });
  expect(store.value.count).toBe(2);
  clock.advance(SAVE_DELAY_MS);
  expect(JSON.parse(readFileSync(fileOf('fruit'), 'utf8'))).toEqual({ version: 1, fruit: 'fig', count: 2 });
  expect(statSync(fileOf('fruit')).mode & 0o777).toBe(0o600);
  expect(openStore(fruitStore).value).toEqual({ fruit: 'fig', count: 2 });
});

test('flush writes a pending change at once, and only once', () => {
  const store = openStore(fruitStore);
  store.set({ fruit: 'fig', count: 1 });
  store.flush();
  const written = statSync(fileOf('fruit')).mtimeMs;
  store.flush();
  clock.advance(SAVE_DELAY_MS);
  expect(statSync(fileOf('fruit')).mtimeMs).toBe(written);
});

test('every listener is called after each change until it is disposed', () => {
  const store = openStore(fruitStore);
  const calls: string[] = [];
  const disposeFirst = store.onChange(() => calls.push('first'));
  store.onChange(() => calls.push('second'));
  store.set({ fruit: 'fig', count: 1 });
  expect(calls).toEqual(['first', 'second']);
  disposeFirst();
  store.set({ fruit: 'fig', count: 2 });
  expect(calls).toEqual(['first', 'second', 'second']);
});

test('disposing one of two subscriptions of the same function keeps the other', () => {
  const store = openStore(fruitStore);
  let calls = 0;
  const listener = (): void => void (calls += 1);
  const dispose = store.onChange(listener);
  store.onChange(listener);
  dispose();
  store.set({ fruit: 'fig', count: 1 });
  expect(calls).toBe(1);
});

test.each([
  ['is cut off', '{"version": 1, "fruit": "fi'],
  ['is not JSON', '\u0000\u0001garbage'],
  ['has a newer version', JSON.stringify({ version: 2, fruit: 'fig', count: 1 })],
  ['has no version', JSON.stringify({ fruit: 'fig', count: 1 })],
  ['has a version that is not a number', JSON.stringify({ version: '1', fruit: 'fig', count: 1 })],
  ['does not match the schema', JSON.stringify({ version: 1, fruit: 7, count: 1 })],
  ['has an unknown field', JSON.stringify({ version: 1, fruit: 'fig', count: 1, more: true })],
  ['is a list', '[1, 2]'],
])(
  'a document that %s is renamed without a change, with a notice, and replaced by defaults',
  (_what, content) => {
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
  },
);

test('a document that was set aside earlier is never overwritten', () => {
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

test('a folder at the path of the document is set aside', () => {
  mkdirSync(fileOf('fruit'));
  expect(openStore(fruitStore).value.fruit).toBe('none');
  expect(asides()).toHaveLength(1);
});

test('settings with any content can be opened, and the content is not lost', () => {
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
  ['without panes', { version: 1 }],
  ['with null instead of panes', { version: 1, panes: null }],
])('stored tabs %s are set aside and replaced by defaults', (_what, document) => {
  writeFileSync(fileOf('tabs'), JSON.stringify(document));
  expect(openStore(tabsStore).value).toEqual({ panes: [], windows: [], activeWindow: 'first' });
  expect(asides()).toHaveLength(1);
  expect(notices).toHaveLength(1);
});

test('invalid panes of stored tabs are left out, and the document with them is set aside', () => {
  writeFileSync(fileOf('tabs'), JSON.stringify({ version: 1, panes: [null, 7, 'x'] }));
  const store = openStore(tabsStore);
  expect([store.value.panes, store.isIncomplete, asides().length]).toEqual([[], true, 1]);
  expect(notices).toEqual([expect.stringContaining('3 of your stored tabs could not be read')]);
});

const SHAPES = [tabsStore, serversStore, settingsStore, windowStore] as readonly StoreShape<object>[];

test.each(SHAPES)('$name with any fields can be opened, and the document is not lost', (shape) => {
  const keys = fc.constantFrom(...Object.keys(shape.defaults()), 'other');
  const document = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }));
  const version = fc.integer({ min: 1, max: 2 });
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
});

test.each(SHAPES)(
  '$name of a newer version are set aside unchanged, and the notice names the version',
  (shape) => {
    const content = JSON.stringify({ ...shape.defaults(), version: 2 });
    writeFileSync(fileOf(shape.name), content);
    const store = openStore(shape);
    expect(store.value).toEqual(shape.defaults());
    store.write();
    expect(asides().map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual([content]);
    expect(notices).toEqual([expect.stringContaining('version 2')]);
  },
);

test('a failing write is reported once, and the value stays in memory', () => {
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

test('settings that are missing in a hand-written file have their defaults', () => {
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

describe('settings edited by hand while the app runs', () => {
  const write = (document: object): void =>
    writeFileSync(fileOf('settings'), JSON.stringify({ version: 1, ...document }));
  const onDisk = (): unknown => JSON.parse(readFileSync(fileOf('settings'), 'utf8'));

  test('valid changes take effect at once, removed fields return to their defaults, and listeners are called', () => {
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

  test('an invalid field is reported by name, and stays in the file while the app changes another field', () => {
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

  test('comments are preserved, the version is optional, and problems are reported with their line', () => {
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

  test('at the start, one invalid field does not affect the other fields', () => {
    write({ fontSize: 'large', theme: 'dark' });
    expect(openSettings().value).toMatchObject({ fontSize: 13, theme: 'dark' });
    expect([asides(), notices.length]).toEqual([[], 1]);
  });

  test('an edit made while a change by the app is pending is merged with it', () => {
    const store = openSettings();
    store.set({ ...store.value, scrollbackLines: 7 });
    write({ theme: 'dark' });
    clock.advance(SAVE_DELAY_MS);
    expect(store.value).toMatchObject({ theme: 'dark', scrollbackLines: 7 });
    expect(onDisk()).toMatchObject({ theme: 'dark', scrollbackLines: 7 });
  });

  test('a file that cannot be parsed is reported once, and set aside when the app writes a change', () => {
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

  test('a different problem of the file is reported again, the same one is not', () => {
    const store = openSettings();
    writeFileSync(fileOf('settings'), '{"fontSize": 2');
    store.reread();
    writeFileSync(fileOf('settings'), '{"version": 2, "fontSize": 20}');
    store.reread();
    store.reread();
    expect(notices).toHaveLength(2);
    expect(notices[1]).toContain('version 2');
    expect([asides(), store.value.fontSize]).toEqual([[], 13]);
  });

  test('a file that is missing for a moment changes nothing', () => {
    write({ fontSize: 20 });
    const store = openSettings();
    rmSync(fileOf('settings'));
    store.reread();
    expect([store.value.fontSize, notices]).toEqual([20, []]);
  });

  test('the file is read again once it no longer changes', () => {
    const store = openSettings();
    const stop = watchFile(store.path, clock, () => store.reread());
    write({ fontSize: 20 });
    clock.advance(POLL_EVERY_MS);
    expect(store.value.fontSize).toBe(13);
    clock.advance(POLL_EVERY_MS);
    expect(store.value.fontSize).toBe(20);
    stop();
    expect(clock.pendingTimers).toBe(0);
  });
});

test('stored tabs are read back with the same order and the same active pane', () => {
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

test('stored panes without a tab each get their own tab', () => {
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
    JSON.stringify({
      version: 1,
      panes: [pane('b'), pane('a')],
      windows: [{ id: 'first', tabs: [], activePane: 'a' }],
      activeWindow: 'first',
    }),
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

test('stored tabs with an invalid layout are dropped, and a missing share is read as 0', () => {
  const good = { id: 'g', layout: { kind: 'pane', pane: 'a' }, activePane: 'a', zoomed: false };
  const odd = { id: 'h', layout: { kind: 'split', direction: 'row', children: [{ layout: good.layout }] } };
  writeFileSync(
    fileOf('tabs'),
    JSON.stringify({
      version: 1,
      panes: [],
      windows: [{ id: 'first', activePane: null, tabs: [good, 7, { ...good, layout: 'x' }, odd] }],
      activeWindow: 'first',
    }),
  );
  expect(openStore(tabsStore).value.windows[0]?.tabs).toMatchObject([
    good,
    { id: 'h', layout: { children: [{ share: 0 }] }, activePane: '', zoomed: false },
  ]);
});

describe('a last good copy', () => {
  const damages: readonly (readonly [string, string])[] = [
    ['half of it', '{"version":1,"fruit":"fi'],
    ['zeros', '\0\0\0\0\0\0'],
    ['nothing', ''],
    ['invalid fields', '{"version":1,"fruit":3,"count":2}'],
  ];

  test.each(damages)(
    'replaces a document that contains %s, which is kept aside and reported',
    (_what, text) => {
      const store = openStore(fruitStore);
      store.set({ fruit: 'fig', count: 7 });
      store.flush();
      writeFileSync(fileOf('fruit'), text);
      const again = openStore(fruitStore);
      expect([again.value, again.isIncomplete]).toEqual([{ fruit: 'fig', count: 7 }, true]);
      again.flush();
      const [aside = ''] = asides();
      expect(readFileSync(join(folder, aside), 'utf8')).toBe(text);
      expect(notices).toEqual([expect.stringContaining('The last good copy is in use')]);
      const later = openStore(fruitStore);
      expect([later.value, later.isIncomplete, notices.length]).toEqual([
        { fruit: 'fig', count: 7 },
        false,
        1,
      ]);
    },
  );

  test('that is damaged as well is replaced by the next write', () => {
    const store = openStore(fruitStore);
    store.set({ fruit: 'fig', count: 7 });
    store.flush();
    writeFileSync(fileOf('fruit'), '{');
    writeFileSync(fileOf('fruit.backup'), '{');
    const again = openStore(fruitStore);
    expect(again.value).toEqual(fruitStore.defaults());
    again.set({ fruit: 'plum', count: 1 });
    again.flush();
    again.set({ fruit: 'plum', count: 2 });
    again.flush();
    writeFileSync(fileOf('fruit'), '{');
    expect(openStore(fruitStore).value).toEqual({ fruit: 'plum', count: 2 });
  });
});

test('an invalid entry of stored servers is left out and reported, and the others stay', () => {
  const entry = (id: string) => ({ id, name: id, url: 'wss://a.b', sealedToken: null });
  const stored = { version: 1, servers: [entry('one'), { ...entry('two'), url: 5 }, entry('three')] };
  writeFileSync(fileOf('servers'), JSON.stringify(stored));
  const store = openStore(serversStore);
  expect(store.value.servers.map(({ id }) => id)).toEqual(['one', 'three']);
  expect([store.isIncomplete, asides().length]).toEqual([true, 1]);
  expect(notices).toEqual([expect.stringContaining('1 of your stored servers could not be read')]);
});
