// Choice of the shell integration by the program's name (A4).
import { expect, test } from 'vitest';
import { FISH_ARGUMENTS } from '../../../../server/shells/integration/fish.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';

const FILES = { bash: '/state/bash/start', zshFolder: '/state/zsh' };
const NONE = { args: [], environment: {} };
const ZSH = { args: [], environment: { ZDOTDIR: '/state/zsh' } };
const LOGIN_BASH = { args: ['--posix'], environment: { ENV: '/state/bash/start' } };

test.each([
  ['/usr/bin/bash', ['-l'], LOGIN_BASH],
  ['/usr/bin/bash', ['-i'], { args: ['--rcfile', '/state/bash/start'], environment: {} }],
  ['bash', ['-c', 'make'], NONE],
  ['bash', ['--norc'], NONE],
  ['tmux', [], NONE],
  ['/usr/bin/zsh', ['-l'], ZSH],
  ['-zsh', [], ZSH],
  ['zsh', ['-f'], NONE],
  ['zsh', ['-c', 'make'], NONE],
  ['/usr/bin/fish', ['-l'], { args: FISH_ARGUMENTS, environment: {} }],
  ['fish', ['-c', 'make'], NONE],
  ['fish', ['script.fish'], NONE],
])('A4: the program %s %j gets its kind of integration', (file, args, integration) => {
  expect(localIntegration(file, args, FILES, {})).toEqual(integration);
});

test('A4: the user’s own ZDOTDIR and ENV are passed on', () => {
  expect(localIntegration('zsh', [], FILES, { ZDOTDIR: '/home/a/zsh' }).environment).toEqual({
    ZDOTDIR: '/state/zsh',
    HOLDFAST_ZDOTDIR: '/home/a/zsh',
  });
  expect(localIntegration('bash', ['-l'], FILES, { ENV: '/home/a/env' }).environment).toEqual({
    ENV: '/state/bash/start',
    HOLDFAST_ENV: '/home/a/env',
  });
});

test('A4: bash and zsh get no integration when its files cannot be written', () => {
  expect(localIntegration('zsh', [], undefined, {})).toEqual(NONE);
  expect(localIntegration('bash', ['-l'], undefined, {})).toEqual(NONE);
});
