// Scopes of the settings dialog, and the effect of changes in a scope.
import { ENGLISH } from '../../../../shared/words/english.ts';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { settings } from '../../../../shared/settings/settings.ts';
import {
  changeIn,
  isOverridden,
  optionsIn,
  resetIn,
  scopeChoices,
  scopeKey,
  sectionsIn,
} from '../../../../renderer/state/settings/settingScopes.ts';
import { appView, serverView, paneView } from '../../views.ts';

const profiles = [
  { server: 'prod', fontSize: 16 },
  { server: 'gone', target: 'db', fontSize: 20 },
];
const all = v.parse(settings, { profiles });
const prod = { server: 'prod' };

test('the scopes are all sessions, each server, the active target, and every scope with a profile', () => {
  const view = appView({
    settings: all,
    servers: [serverView(), serverView({ id: 'p', name: 'prod' })],
    panes: [paneView({ id: 'a', server: 'p', target: { kind: 'container', container: 'web' } })],
    activePane: 'a',
  });
  const choices = scopeChoices(ENGLISH, view);
  expect(choices.map(({ words }) => words)).toEqual([
    'All sessions',
    'This computer',
    'prod',
    'web on prod',
    'db on gone',
  ]);
  expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
  expect(choices.every(({ key, scope }) => scopeKey(scope) === key)).toBe(true);
});

test('the scope of a server or target has only settings that can be overridden', () => {
  const names = (scope: typeof prod | null, query = '') =>
    sectionsIn(ENGLISH, scope, query).flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(names(null)).toContain('theme');
  for (const everywhere of ['theme', 'saveScreens', 'optionAsMeta'] as const)
    expect(names(prod)).not.toContain(everywhere);
  expect(names(prod)).toContain('darkColors');
  expect(names(prod, 'font')).toEqual(expect.arrayContaining(['fontFamily', 'fontSize']));
});

test('a change in a scope affects only the scope, and can be reset to the global value', () => {
  expect(changeIn(all, null, { fontSize: 9 })).toEqual({ fontSize: 9 });
  expect(changeIn(all, prod, { lineHeight: 2 })).toEqual({
    profiles: [{ server: 'prod', fontSize: 16, lineHeight: 2 }, profiles[1]],
  });
  expect(resetIn(all, prod, 'fontSize')).toEqual({ profiles: [profiles[1]] });
  expect([isOverridden(all, prod, 'fontSize'), isOverridden(all, prod, 'lineHeight')]).toEqual([true, false]);
  expect([isOverridden(all, null, 'fontSize'), isOverridden(all, prod, 'theme')]).toEqual([false, false]);
});

test('new options of shells replace the earlier ones of the scope', () => {
  const once = v.parse(settings, optionsIn(all, prod, { user: 'me', directory: '/srv' }));
  expect(once.profiles[0]).toEqual({ server: 'prod', fontSize: 16, user: 'me', directory: '/srv' });
  expect(optionsIn(once, prod, { command: ['sh'] }).profiles?.[0]).toEqual({
    server: 'prod',
    fontSize: 16,
    command: ['sh'],
  });
});
