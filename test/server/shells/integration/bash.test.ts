// Shell integration of bash on a real pty (A4).
import { expect, test } from 'vitest';
import { integrationEnvironment } from '../../../../server/shells/integration/bash.ts';
import { commands, expectMarked, inShell } from '../../../support/markedShell.ts';

const inBash = (lines: readonly string[], environment: Record<string, string> = {}) =>
  inShell({ file: 'bash', args: ['--norc', '--noprofile', '-i'], environment }, lines);

test('A4: bash marks each command with its line and exit code, and does not mark an empty line', () =>
  expectMarked((lines) => inBash(lines, integrationEnvironment())));

test('A4: bash does not report a command line that its history does not store', async () => {
  const { marks } = await inBash(['true', ' echo secret'], {
    ...integrationEnvironment(),
    HISTCONTROL: 'ignorespace',
  });
  expect(commands(marks)).toEqual(['true', 0, null, 0, 'exit']);
});

test('A4: programs and shells started from bash do not see the integration', async () => {
  const { marks, text } = await inBash(
    ['env | grep -cE "HOLDFAST|PROMPT_COMMAND"', 'bash --norc --noprofile -ic "echo inner"'],
    integrationEnvironment(),
  );
  expect(text).toContain('\x070\r\n');
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([1, 0]);
});

test('A4: the user’s prompt command still runs, with the status of the last command', async () => {
  const own = integrationEnvironment()['PROMPT_COMMAND'];
  const { marks, text } = await inBash(['(exit 3)', '(exit 4)'], {
    ...integrationEnvironment(),
    PROMPT_COMMAND: `${own}; echo status-$?`,
  });
  expect(text).toContain('status-3');
  expect(text).toContain('status-4');
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([3, 4]);
});

test('A4: the integration of bash can be disabled', () => {
  expect(integrationEnvironment(false)).toEqual({});
});
