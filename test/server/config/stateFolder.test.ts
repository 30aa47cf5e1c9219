import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateFolder } from '../../../server/config/stateFolder.ts';

test.each([
  ['linux', { XDG_STATE_HOME: '/state' }, join('/state', 'holdfast')],
  ['linux', { XDG_STATE_HOME: 'relative' }, join('.local', 'state', 'holdfast')],
  ['linux', {}, join('.local', 'state', 'holdfast')],
  ['darwin', {}, join('Application Support', 'Holdfast')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Holdfast')],
] as const)('the state folder on %s with %j ends with %s', (platform, environment, end) => {
  expect(stateFolder(platform, environment).endsWith(end)).toBe(true);
});
