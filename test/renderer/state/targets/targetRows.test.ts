// Rows of the menu of targets: favorites, then the targets of each server, filtered by a query.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { describe, expect, test } from 'vitest';
import {
  MAX_SAVED_TARGETS,
  NO_SAVED_TARGETS,
  optionsAt,
  withFavorite,
  withOptions,
  type SavedTargets,
  type ServerTarget,
} from '../../../../shared/view/savedTargets.ts';
import type { HostTargets } from '../../../../client/link/linkTargets.ts';
import { targetList, type TargetRow } from '../../../../renderer/state/targets/targetRows.ts';
import { appView, linkView, serverView } from '../../views.ts';

type Container = HostTargets['containers'][number];
const container = (name: string, more: Partial<Container> = {}): Container => ({
  id: name,
  name,
  image: 'alpine',
  state: 'running',
  labels: {},
  compose: null,
  ...more,
});
const task = (number: string, state = 'running'): Container =>
  container(`api.${number}.x`, {
    state,
    swarm: { service: 'api', serviceId: 's', task: number, taskId: `t${number}`, nodeId: 'n' },
  });
const prod = serverView({
  id: 'prod',
  name: 'Production',
  kind: 'remote',
  targets: [
    {
      local: true,
      engine: { state: 'up' },
      containers: [
        container('shop-web-1', { compose: { project: 'shop', service: 'web' } }),
        container('old', { state: 'exited' }),
        container('db', { image: 'postgres:16' }),
        task('2'),
        task('1'),
        task('3', 'exited'),
      ],
    },
  ],
});
const view = (savedTargets: SavedTargets = NO_SAVED_TARGETS) =>
  appView({ servers: [serverView(), prod], savedTargets });
const at = (name: string): ServerTarget => ({
  server: 'prod',
  target: { kind: 'container', container: name },
});

/** A row as one line. */
const lineOf = ({ name, detail, badge }: TargetRow): string => [name, detail, badge?.words ?? ''].join('|');
const listed = (query: string, savedTargets?: SavedTargets): readonly string[] => {
  const { favorites, servers } = targetList(ENGLISH, view(savedTargets), query);
  const rows = servers.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  return [...favorites.map((row) => `* ${lineOf(row)}`), ...rows.map(lineOf)];
};

describe('the list', () => {
  test('the list has shells, services with their tasks, projects and containers, each with its state', () => {
    expect(listed('')).toEqual([
      'Shell on this computer||',
      'Shell on Production||',
      'api|Swarm service|2 running',
      'Task 1|api|running',
      'Task 2|api|running',
      'shop / web|Compose service|1 running',
      'shop-web-1|alpine|running',
      'db|postgres:16|running',
      'old|alpine|exited',
    ]);
    const rows = targetList(ENGLISH, view(), '').servers.flatMap(({ groups }) =>
      groups.flatMap((group) => group.rows),
    );
    expect(rows.filter(({ canOpen }) => !canOpen).map(({ name }) => name)).toEqual(['old']);
    expect(rows.find(({ name }) => name === 'Task 2')?.serverTarget).toEqual({
      server: 'prod',
      target: { kind: 'service', service: 'api', task: '2' },
    });
  });

  test.each([
    ['postgres', ['db|postgres:16|running']],
    ['exited', ['old|alpine|exited']],
    ['web production', ['shop / web|Compose service|1 running', 'shop-web-1|alpine|running']],
    ['project shop', ['shop-web-1|alpine|running']],
    ['no such thing', []],
  ])('the list matches the query %j with name, image, state, project and server', (query, rows) => {
    expect(listed(query)).toEqual(rows);
  });

  test('the list has a server without known targets, unless there is a query', () => {
    const away = serverView({
      id: 'away',
      name: 'Away',
      kind: 'remote',
      link: linkView({ word: 'Offline' }),
    });
    const servers = (query: string) =>
      targetList(ENGLISH, appView({ servers: [prod, away] }), query).servers.map(({ server }) => server.name);
    expect([servers(''), servers('db')]).toEqual([['Production', 'Away'], ['Production']]);
  });
});

describe('favorites', () => {
  test('favorites come first, with their server, and are also listed under their server', () => {
    const savedTargets = withFavorite(withFavorite(NO_SAVED_TARGETS, at('db'), true), at('old'), true);
    expect(listed('', savedTargets).slice(0, 3)).toEqual([
      '* db|postgres:16 · Production|running',
      '* old|alpine · Production|exited',
      'Shell on this computer||',
    ]);
    expect(listed('db', savedTargets)).toEqual([
      '* db|postgres:16 · Production|running',
      'db|postgres:16|running',
    ]);
    expect(withFavorite(savedTargets, at('db'), false).favorites).toEqual([at('old')]);
  });

  test('favorites that are missing have a badge, and can be opened only while the targets are unknown', () => {
    const favorite = (savedTargets: SavedTargets, change: object = {}) =>
      targetList(ENGLISH, { ...view(savedTargets), ...change }, '').favorites[0];
    const savedTargets = withFavorite(NO_SAVED_TARGETS, at('gone'), true);
    expect(favorite(savedTargets)).toMatchObject({
      name: 'gone',
      badge: { words: 'not found' },
      canOpen: false,
    });
    const unknown = { ...prod, targets: null, link: linkView({ word: 'Offline' }) };
    expect(favorite(savedTargets, { servers: [unknown] })).toMatchObject({
      badge: { words: 'Offline' },
      canOpen: true,
    });
    expect(favorite(savedTargets, { servers: [serverView()] })).toBeUndefined();
  });

  test('favorites and last options are kept for a max number of targets, the latest ones', () => {
    let kept = NO_SAVED_TARGETS;
    for (let number = 0; number <= MAX_SAVED_TARGETS; number += 1) {
      kept = withFavorite(kept, at(`c${number}`), true);
      kept = withOptions(kept, at(`c${number}`), { user: 'me' });
    }
    expect([kept.favorites.length, kept.lastOptions.length]).toEqual([MAX_SAVED_TARGETS, MAX_SAVED_TARGETS]);
    expect([optionsAt(kept, at('c0')), optionsAt(kept, at(`c${MAX_SAVED_TARGETS}`))]).toEqual([
      undefined,
      { user: 'me' },
    ]);
  });
});

test('a target offers the options of its last shell, until a shell is opened without options', () => {
  const options = { user: 'postgres', command: ['psql'] };
  const kept = withOptions(NO_SAVED_TARGETS, at('db'), options);
  const offered = (savedTargets: SavedTargets) =>
    targetList(ENGLISH, view(savedTargets), 'db').servers[0]?.groups[0]?.rows[0]?.lastOptions;
  expect(offered(kept)).toEqual(options);
  expect(offered(withOptions(kept, at('db'), { directory: '/srv' }))).toEqual({ directory: '/srv' });
  expect(offered(withOptions(kept, at('db'), {}))).toBeUndefined();
  expect(optionsAt(kept, { ...at('db'), host: 'web-1' })).toBeUndefined();
  // A favorite offers them only among the favorites.
  const starred = withFavorite(kept, at('db'), true);
  expect(targetList(ENGLISH, view(starred), 'db').favorites[0]?.lastOptions).toEqual(options);
  expect(offered(starred)).toBeUndefined();
});
