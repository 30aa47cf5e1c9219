// Profiles: settings of one server or target over the global ones.
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../../cli/target.ts';
import { withProfileOptions } from '../../../main/workspace/panes/paneRecord.ts';
import { settings, type Profile } from '../../../shared/settings/settings.ts';
import {
  optionsFor,
  profileOf,
  settingsAt,
  settingsOf,
  targetWord,
  withProfile,
} from '../../../shared/settings/settingsAt.ts';
import { textSizeChange } from '../../../shared/settings/fontSize.ts';
import type { Target } from '../../../protocol/messages/common.ts';
import { appView, serverView, paneView } from '../../renderer/views.ts';

const PROFILES: readonly Profile[] = [
  { server: 'prod', target: 'service:api#2', cursorStyle: 'bar' },
  { server: 'prod', target: 'service:api', fontSize: 20, user: 'app' },
  { server: 'prod', fontSize: 16, darkColors: 'Nord', directory: '/srv', user: 'me' },
  { server: 'prod', target: 'db', shellIntegration: false, command: ['psql'] },
  { server: 'test', fontSize: 9 },
];
const all = v.parse(settings, { profiles: PROFILES, fontSize: 12 });

test('a target’s profile overrides its server’s, which overrides the global settings, in any order of the profiles', () => {
  const at = (server: string, target?: string) => {
    const { fontSize, darkColors, cursorStyle } = settingsAt(
      all,
      target === undefined ? { server } : { server, target },
    );
    return [fontSize, darkColors, cursorStyle];
  };
  expect(at('prod')).toEqual([16, 'Nord', 'block']);
  expect(at('prod', 'web')).toEqual([16, 'Nord', 'block']);
  expect(at('prod', 'service:api')).toEqual([20, 'Nord', 'block']);
  expect(at('prod', 'service:api#2')).toEqual([20, 'Nord', 'bar']);
  expect(at('test', 'db')).toEqual([9, 'Holdfast Dark', 'block']);
  expect(at('elsewhere')).toEqual([12, 'Holdfast Dark', 'block']);
});

test('a new shell has the options of its target’s profile, else its server’s, unless given explicitly', () => {
  const shellOn = (container: string, options: object = {}) =>
    withProfileOptions({ server: 'id', target: { kind: 'container', container }, options }, all, 'prod')
      .options;
  expect(shellOn('web')).toEqual({ directory: '/srv', user: 'me' });
  expect(shellOn('web', { user: 'root' })).toEqual({ directory: '/srv', user: 'root' });
  expect(shellOn('db')).toEqual({
    directory: '/srv',
    user: 'me',
    command: ['psql'],
    shellIntegration: false,
  });
  expect(optionsFor(all, { server: 'prod', target: 'service:api#2' })).toEqual({
    directory: '/srv',
    user: 'app',
  });
});

test('a pane has the settings of its server and target; the global ones once its server was removed', () => {
  const pane = paneView({ server: 'a', target: { kind: 'service', service: 'api', task: '1' } });
  const view = appView({ settings: all, servers: [serverView({ id: 'a', name: 'prod' })] });
  expect(settingsOf(view, pane).fontSize).toBe(20);
  expect(settingsOf(appView({ settings: all }), pane).fontSize).toBe(12);
});

test('a target’s spelling in profiles is accepted by the command line client', () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
  const target: fc.Arbitrary<Target> = fc.oneof(
    fc.constant<Target>({ kind: 'local' }),
    name.map((container) => ({ kind: 'container' as const, container })),
    fc.record(
      { kind: fc.constant<'service'>('service'), service: name, task: name },
      { requiredKeys: ['kind', 'service'] },
    ),
    fc.record(
      { kind: fc.constant<'compose'>('compose'), project: name, service: name, number: fc.nat(99) },
      { requiredKeys: ['kind', 'project', 'service'] },
    ),
  );
  fc.assert(
    fc.property(target, (anyTarget) => {
      expect(parseTarget(targetWord(anyTarget))).toEqual(anyTarget);
    }),
  );
});

describe('profiles', () => {
  test('profiles are changed in place, created, and removed with their last setting', () => {
    const changed = withProfile(all, { server: 'test', fontSize: 10 });
    expect(changed).toEqual([...PROFILES.slice(0, 4), { server: 'test', fontSize: 10 }]);
    expect(withProfile(all, { server: 'test' })).toEqual(PROFILES.slice(0, 4));
    expect(withProfile(all, { server: 'new' })).toEqual(PROFILES);
    expect(withProfile(all, { server: 'new', fontSize: 8 }).at(-1)).toEqual({ server: 'new', fontSize: 8 });
    expect(profileOf(all, { server: 'new' })).toEqual({ server: 'new' });
  });

  test.each([
    [[{ fontSize: 9 }], 'profiles.0.server'],
    [[{ server: 'a', fontSize: 9 }, { server: 'a' }], 'profiles.1'],
    [[{ server: 'a', fontSize: 900 }], 'profiles.0.fontSize'],
    [[{ server: 'a', theme: 'dark' }], 'profiles.0.theme'],
  ])('%j is invalid at %s', (profiles, where) => {
    const result = v.safeParse(settings, { profiles });
    expect(result.issues?.[0]?.path?.map(({ key }) => String(key)).join('.')).toBe(where);
  });
});

describe('the size of text', () => {
  const view = (server: string, target: Target = { kind: 'local' }) =>
    appView({
      settings: all,
      servers: [serverView({ id: 'p', name: 'prod' }), serverView({ id: 'o', name: 'other' })],
      panes: [paneView({ id: 'a', server, target })],
      activePane: 'a',
    });

  test('the text size changes in the scope that sets the active terminal’s size', () => {
    expect(textSizeChange(view('o'), 1)).toEqual({ fontSize: 13 });
    expect(textSizeChange(view('p'), 1)).toEqual({
      profiles: PROFILES.with(2, { ...PROFILES[2], server: 'prod', fontSize: 17 }),
    });
    const api = view('p', { kind: 'service', service: 'api', task: '2' });
    expect(textSizeChange(api, -1)).toEqual({
      profiles: PROFILES.with(1, { server: 'prod', target: 'service:api', fontSize: 19, user: 'app' }),
    });
  });

  test('the text size is reset to the global size', () => {
    const { profiles } = textSizeChange(view('p'), 'default');
    expect(profiles?.[2]).toEqual({ server: 'prod', darkColors: 'Nord', directory: '/srv', user: 'me' });
    expect(textSizeChange(view('o'), 'default')).toEqual({ fontSize: 13 });
  });
});
