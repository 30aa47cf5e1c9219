// Rows of the palette and the quick switch, the fuzzy search in them, and their ranking.
import { ENGLISH } from '../../../../shared/words/english.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindingsOf } from '../../../../shared/commands/bindings.ts';
import type { CommandId } from '../../../../shared/commands/commands.ts';
import { MAX_RECENT, withRecent } from '../../../../shared/view/recent.ts';
import { firstKeysText } from '../../../../renderer/state/shortcuts/keysText.ts';
import { paletteRows, shownKey, switchRows } from '../../../../renderer/state/palette/palette.ts';
import { foundRows } from '../../../../renderer/state/palette/paletteSearch.ts';
import { appView, serverView, paneView } from '../../views.ts';

const view = appView({
  servers: [
    serverView(),
    serverView({
      id: 'prod',
      name: 'Production',
      kind: 'remote',
      targets: [
        {
          local: true,
          engine: { state: 'up' },
          containers: [
            { id: '1', name: 'db', image: 'postgres', state: 'running', labels: {}, compose: null },
            { id: '2', name: 'old', image: 'postgres', state: 'exited', labels: {}, compose: null },
          ],
        },
      ],
    }),
  ],
  panes: [paneView({ id: 'a', title: 'build' }), paneView({ id: 'b', title: 'logs', server: 'prod' })],
  activePane: 'a',
});
const keysOf = (command: CommandId): string => firstKeysText(bindingsOf({}, false), command, false);
const labels = (query: string, recent: readonly string[] = []): string[] =>
  foundRows(paletteRows(ENGLISH, view, keysOf), query, recent).map(({ row }) => row.label);

describe('the fuzzy search', () => {
  const matchOf = (query: string) => {
    const [first] = foundRows(paletteRows(ENGLISH, view, keysOf), query, []);
    return [first?.row.label, first?.inLabel, first?.inDetail];
  };

  test('the search matches letters in order and words in any order, and marks them', () => {
    expect(matchOf('spr')).toEqual(['Split right', [0, 1, 6], []]);
    expect(matchOf('right split')).toEqual(['Split right', [0, 1, 2, 3, 4, 6, 7, 8, 9, 10], []]);
    expect(labels('xyzzy')).toEqual([]);
  });

  test('the search matches the detail too, and ranks matches in the label first', () => {
    expect(labels('set')[0]).toBe('Settings');
    expect(matchOf('db postg')).toEqual(['New tab on db', [11, 12], [0, 1, 2, 3, 4]]);
  });

  test('the search finds the American spelling by the British one', () => {
    expect(labels('copy with colours')[0]).toBe('Copy with colors');
  });

  test('the search rarely matches rows by chance', () => {
    expect(labels('con').length).toBeLessThan(12);
  });

  test('the search marks only characters that exist, for any query', () => {
    const rows = paletteRows(ENGLISH, view, keysOf);
    fc.assert(
      fc.property(fc.string({ maxLength: 6, unit: 'binary' }), (query) => {
        for (const { row, inLabel, inDetail } of foundRows(rows, query, [])) {
          for (const index of inLabel) expect(row.label.charAt(index)).not.toBe('');
          for (const index of inDetail) expect(row.detail.charAt(index)).not.toBe('');
        }
      }),
    );
  });
});

describe('the palette', () => {
  test('the palette has commands with their keys, sessions, targets, servers and settings', () => {
    expect(labels('split right')).toEqual(['Split right']);
    expect(paletteRows(ENGLISH, view, keysOf).find(({ label }) => label === 'Split right')?.keys).toBe(
      'Ctrl+Shift+O',
    );
    expect(labels('build')[0]).toBe('build');
    expect(labels('new tab db')).toEqual(['New tab on db']);
    expect(labels('edit prod')[0]).toBe('Edit Production');
    expect(labels('theme dark')[0]).toBe('Theme: Dark');
    expect(labels('save screens')[0]).toBe('Save screens: off');
    expect(labels('save output')[0]).toBe('Save output…');
  });

  test('the palette has no rows for stopped containers or for numbers of missing tabs', () => {
    expect(labels('')).toContain('New tab on db');
    expect(labels('')).not.toContain('New tab on old');
    expect(labels('').filter((label) => /^Tab \d$/.test(label))).toEqual(['Tab 1', 'Tab 2']);
  });

  test('the palette ranks recent choices first among equal matches', () => {
    expect(labels('', ['action zoom-pane', 'tab b']).slice(0, 2)).toEqual(['Zoom pane', 'logs']);
    expect(labels('pane', ['action zoom-pane'])[0]).toBe('Zoom pane');
  });

  test('the palette has a different key for each row', () => {
    const keys = paletteRows(ENGLISH, view, keysOf).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

test('the session switcher has the other sessions (recently visited ones first), and then detached ones', () => {
  const session = {
    session: 'host.1',
    target: { kind: 'local' } as const,
    targetName: 'shell',
    title: 'left',
    lastLine: '',
    ended: null,
    activeAt: 1,
    closesAt: null,
    keptUntil: null,
    isElsewhere: false,
  };
  const three = { ...view, panes: [...view.panes, paneView({ id: 'c', title: 'third' })] };
  const rows = switchRows(
    ENGLISH,
    three,
    new Map([['prod', { kind: 'listed', sessions: [session], missing: [] }]]),
  );
  const found = foundRows(rows, '', [shownKey('a'), shownKey('c'), shownKey('b')]);
  expect(found.map(({ row }) => row.label)).toEqual(['third', 'logs', 'left']);
});

test('recent choices are kept once each, latest first, up to a maximum', () => {
  let keys: readonly string[] = [];
  for (let index = 0; index <= MAX_RECENT; index += 1) keys = withRecent(keys, `k${index}`);
  expect([keys.length, keys.includes('k0')]).toEqual([MAX_RECENT, false]);
  expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
});

describe('with another window', () => {
  const { windows, alone } = {
    windows: appView({
      panes: [paneView({ id: 'a', title: 'build' }), paneView({ id: 'b', title: 'logs' })],
      activePane: 'a',
      elsewhere: [{ id: 'w', title: 'deploy', panes: [paneView({ id: 'c', title: 'deploy' })] }],
    }),
    alone: appView({ panes: [paneView({ id: 'a', title: 'build' })], activePane: 'a' }),
  };
  const offered = (shown: typeof windows): string[] =>
    paletteRows(ENGLISH, shown, keysOf).map(({ label }) => label);

  test('with another window, the palette and the session switcher have its sessions, and can move the visible tab there', () => {
    expect(offered(windows)).toEqual(
      expect.arrayContaining([
        'deploy',
        'Move tab to window “deploy”',
        'Next window',
        'Move tab to new window',
      ]),
    );
    const switched = switchRows(ENGLISH, windows, new Map());
    expect(switched.map(({ choice }) => choice)).toEqual([
      { kind: 'tab', id: 'b' },
      { kind: 'tab', id: 'c' },
    ]);
  });

  test('a single window has no rows to switch windows or to move its only tab', () => {
    const moves = offered(alone).filter((label) => /next window|tab to/i.test(label));
    expect(moves).toEqual([]);
  });
});
