// Shell integration of zsh on a real pty (A4).
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { shellCommand } from '../../../../server/shells/docker/execScripts.ts';
import { writeIntegrationFiles } from '../../../../server/shells/integration/integrationFiles.ts';
import { zshEnvironment } from '../../../../server/shells/integration/zsh.ts';
import { commands, expectMarked, inShell } from '../../../support/markedShell.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let root: string;
let home: string;
let zshFolder: string;

beforeEach(() => {
  root = newFolder();
  home = join(root, 'home');
  mkdirSync(home);
  writeFileSync(join(home, '.zshrc'), 'PS1="%% "\n');
  zshFolder = writeIntegrationFiles(join(root, 'state'), silentLog)?.zshFolder ?? '';
});

const inZsh = (typed: readonly string[], own?: string) =>
  inShell(
    { file: 'zsh', args: ['-l'], environment: { HOME: home, ...zshEnvironment(zshFolder, own) } },
    typed,
  );

test('A4: zsh marks each command with its line and exit code, and does not mark an empty line', () =>
  expectMarked(inZsh));

test('A4: zsh does not report a command line that its history does not store', async () => {
  const { marks } = await inZsh(['setopt hist_ignore_space', ' echo secret']);
  expect(commands(marks)).toEqual(['setopt hist_ignore_space', 0, null, 0, 'exit']);
});

test('A4: zsh reads the user’s files, and programs it starts do not see the integration', async () => {
  writeFileSync(join(home, '.zshenv'), 'FROM_ENV=env-read\n');
  writeFileSync(join(home, '.zprofile'), 'FROM_PROFILE=profile-read\n');
  const { text } = await inZsh(['echo $FROM_ENV,$FROM_PROFILE', 'env | grep -cE "HOLDFAST|ZDOTDIR"']);
  expect(text).toContain('env-read,profile-read');
  expect(text).toContain('\x070\r\n');
});

test('A4: zsh reads the user’s files from another folder', async () => {
  const own = join(root, 'elsewhere');
  mkdirSync(own);
  writeFileSync(join(own, '.zshrc'), 'PS1="%% "; FROM_RC=rc-read\n');
  const { text, marks } = await inZsh(['echo $FROM_RC $ZDOTDIR'], own);
  expect(text).toContain(`rc-read ${own}`);
  expect(commands(marks).slice(0, 2)).toEqual(['echo $FROM_RC $ZDOTDIR', 0]);
});

test('A4: a prompt that the user’s hook sets each time is also marked', async () => {
  writeFileSync(
    join(home, '.zshrc'),
    'mine() { PS1="status-$? %% " }; typeset -ga precmd_functions; precmd_functions+=(mine)\n',
  );
  const { text, marks } = await inZsh(['(exit 3)', '(exit 4)']);
  expect(text).toContain('status-3');
  expect(text).toContain('status-4');
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([3, 4]);
});

test('A4: the integration’s files are private, and shells work without integration if they cannot be written', () => {
  expect(statSync(join(zshFolder, '.zshenv')).mode & 0o777).toBe(0o600);
  writeFileSync(join(root, 'file'), '');
  const warned: string[] = [];
  const log = { ...silentLog, warn: (_facts: object, message: string) => void warned.push(message) };
  expect(writeIntegrationFiles(join(root, 'file'), log)).toBeUndefined();
  expect(warned).toEqual(['no shell integration: its files cannot be written']);
});

test('A4: zsh ends each of several commands that are pasted at once, with its own exit code', async () => {
  const { marks } = await inZsh(['true\r(exit 3)\rfalse']);
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([0, 3, 1]);
});

test.each(['exec zsh -f', 'cd / && exec zsh -f', 'renew', 'again'])(
  'A4: zsh does not mark %s, which replaces the shell',
  async (line) => {
    writeFileSync(join(home, '.zshrc'), 'alias renew="exec zsh -f"\nagain() { exec zsh -f }\n');
    const { marks } = await inZsh(['true', `${line}\rexit\n`]);
    expect(commands(marks)).toEqual(['true', 0]);
  },
);

/** A zsh that a script of sh starts, as in containers, with temporary files in `temporary`. */
const inScriptedZsh = (typed: readonly string[], temporary: string) => {
  const [file = '', ...args] = shellCommand({ command: ['zsh', '-i'] });
  return inShell({ file, args, environment: { HOME: home, TMPDIR: temporary } }, typed);
};

test('A4: zsh in a container marks commands, and leaves no file and no variable behind', async () => {
  const temporary = join(root, 'temporary');
  mkdirSync(temporary);
  await expectMarked((typed) => inScriptedZsh(typed, temporary));
  const { text } = await inScriptedZsh(['env | grep -cE "HOLDFAST|ZDOTDIR"'], temporary);
  expect([text.includes('\x070\r\n'), readdirSync(temporary)]).toEqual([true, []]);
});

test('A4: zsh in a container without a writable folder is not marked, and starts without a word', async () => {
  const env = { PATH: '/usr/bin:/bin', HOME: home, LANG: 'C.UTF-8', TMPDIR: join(root, 'missing') };
  const printed = ([file = '', ...args]: readonly string[]) => {
    const { stdout, stderr } = spawnSync(file, args, { env, input: 'exit 5\n', encoding: 'utf8' });
    return [stdout, stderr];
  };
  expect(printed(shellCommand({ command: ['zsh', '-i'] }))).toEqual(printed(['zsh', '-i']));
});
