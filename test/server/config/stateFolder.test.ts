import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stateFolder } from '../../../server/config/stateFolder.ts';

test.each([
  ['linux', { XDG_STATE_HOME: '/state' }, join('/state', 'holdfast')],
  ['linux', {}, join('.local', 'state', 'holdfast')],
  ['darwin', {}, join('Application Support', 'Holdfast')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'Holdfast')],
] as const)('on %s with %j state lives in %s', (platform, environment, end) => {
  expect(stateFolder(platform, environment).endsWith(end)).toBe(true);
});
