// Choice of the shell integration by the program's name (A4).
import { expect, test } from 'vitest';
import { integrationEnvironment } from '../../../../server/shells/integration/bash.ts';
import { FISH_ARGUMENTS } from '../../../../server/shells/integration/fish.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';

const BY_ENVIRONMENT = { args: [], environment: integrationEnvironment() };
const NONE = { args: [], environment: {} };

test.each([
  ['/bin/bash', ['-l'], BY_ENVIRONMENT],
  ['tmux', [], BY_ENVIRONMENT],
  ['/usr/bin/zsh', ['-l'], { args: [], environment: { ZDOTDIR: '/state/zsh' } }],
  ['-zsh', [], { args: [], environment: { ZDOTDIR: '/state/zsh' } }],
  ['/usr/bin/fish', ['-l'], { args: FISH_ARGUMENTS, environment: {} }],
  ['fish', ['-c', 'make'], NONE],
  ['fish', ['script.fish'], NONE],
])('A4: the program %s %j gets its kind of integration', (file, args, integration) => {
  expect(localIntegration(file, args, '/state/zsh', undefined)).toEqual(integration);
});

test('A4: zsh gets the folder of its user’s files, and no integration if our file is missing', () => {
  expect(localIntegration('zsh', [], '/state/zsh', '/home/a/.config/zsh').environment).toEqual({
    ZDOTDIR: '/state/zsh',
    HOLDFAST_ZDOTDIR: '/home/a/.config/zsh',
  });
  expect(localIntegration('zsh', [], undefined, undefined)).toEqual(NONE);
});
