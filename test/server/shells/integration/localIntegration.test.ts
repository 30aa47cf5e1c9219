// Which shell of this computer is asked in which way to mark its commands (A4).
import { expect, test } from 'vitest';
import { integrationEnvironment } from '../../../../server/shells/integration/bash.ts';
import { FISH_ARGUMENTS } from '../../../../server/shells/integration/fish.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';

const BY_ENVIRONMENT = { args: [], environment: integrationEnvironment() };
const NOT = { args: [], environment: {} };

test.each([
  ['/bin/bash', ['-l'], BY_ENVIRONMENT],
  ['tmux', [], BY_ENVIRONMENT],
  ['/usr/bin/zsh', ['-l'], { args: [], environment: { ZDOTDIR: '/state/zsh' } }],
  ['-zsh', [], { args: [], environment: { ZDOTDIR: '/state/zsh' } }],
  ['/usr/bin/fish', ['-l'], { args: FISH_ARGUMENTS, environment: {} }],
  ['fish', ['-c', 'make'], NOT],
  ['fish', ['script.fish'], NOT],
])('A4: %s %j', (file, args, asked) => {
  expect(localIntegration(file, args, '/state/zsh', undefined)).toEqual(asked);
});

test('A4: a zsh whose user has its files elsewhere is told where, and without our file it is not asked', () => {
  expect(localIntegration('zsh', [], '/state/zsh', '/home/a/.config/zsh').environment).toEqual({
    ZDOTDIR: '/state/zsh',
    HOLDFAST_ZDOTDIR: '/home/a/.config/zsh',
  });
  expect(localIntegration('zsh', [], undefined, undefined)).toEqual(NOT);
});
