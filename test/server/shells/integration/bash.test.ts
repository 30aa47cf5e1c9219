// Shell integration of bash on a real pty (A4).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { executeBash } from '../../../../server/shells/integration/bash.ts';
import { writeIntegrationFiles } from '../../../../server/shells/integration/integrationFiles.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { commands, expectMarked, inShell } from '../../../support/markedShell.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let home: string;

beforeEach(() => {
  home = join(newFolder(), 'home');
  mkdirSync(home);
});

const inBash = (
  lines: readonly string[],
  args: readonly string[] = ['-i'],
  own: Record<string, string> = {},
) => {
  const integration = localIntegration('bash', args, writeIntegrationFiles(newFolder(), silentLog), own);
  const environment = { HOME: home, ...own, ...integration.environment };
  return inShell({ file: 'bash', args: [...integration.args, ...args], environment }, lines);
};

test('A4: bash marks each command with its line and exit code, and does not mark an empty line', () =>
  expectMarked((lines) => inBash(lines)));

test('A4: a login shell marks its commands, and is set up as without integration', async () => {
  const { text, marks } = await inBash(
    ['shopt -q login_shell && echo login-$HISTFILE-$MAILCHECK-$ENV', 'set -o | grep posix'],
    ['-l'],
    { ENV: '/none' },
  );
  expect(text).toContain(`login-${home}/.bash_history-60-/none\r\n`);
  expect(text).toMatch(/posix\s+off/);
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([0, 0]);
});

test('A4: bash does not report a command line that its history does not store', async () => {
  const { marks } = await inBash(['HISTCONTROL=ignorespace', ' echo secret']);
  expect(commands(marks)).toEqual(['HISTCONTROL=ignorespace', 0, null, 0, 'exit']);
});

test('A4: the line is reported without the time stamp of a readonly HISTTIMEFORMAT', async () => {
  writeFileSync(join(home, '.bashrc'), 'readonly HISTTIMEFORMAT="%F "\n');
  const { marks } = await inBash(['echo one']);
  expect(commands(marks)).toEqual(['echo one', 0, 'exit']);
});

test('A4: several commands that are pasted at once each end with their own exit code', async () => {
  const { marks } = await inBash(['true\r(exit 3)\rfalse']);
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([0, 3, 1]);
});

test.each(['exec bash --norc', 'cd / && exec sh', 'renew', 'again'])(
  'A4: %s, which replaces the shell, is not marked',
  async (line) => {
    writeFileSync(join(home, '.bashrc'), 'alias renew="exec bash --norc"\nagain() { exec bash --norc; }\n');
    const { marks } = await inBash(['true', `${line}\rexit\n`]);
    expect(commands(marks)).toEqual(['true', 0]);
  },
);

test('A4: a bash in a container reads the integration from a pipe', () =>
  expectMarked((lines) => {
    const args = ['-c', executeBash([]), 'sh', 'bash'];
    return inShell({ file: 'sh', args, environment: { HOME: home } }, lines);
  }));
