// Several lines that are pasted as one text, in brackets: each is a command with its own end (A4).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeIntegrationFiles } from '../../../../server/shells/integration/integrationFiles.ts';
import { localIntegration } from '../../../../server/shells/integration/localIntegration.ts';
import { silentLog } from '../../../fakes/silentLog.ts';
import { commands } from '../../../support/markedShell.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { runShell } from '../../../support/startFileRun.ts';

const newFolder = scratchFolders();

const PASTE = '\u001b[200~true\n(exit 4)\nfalse\u001b[201~';

/** Commands and exit codes of the paste, in a shell with that start file. */
async function pasted(file: string, startFile: string, text = ''): Promise<unknown> {
  const home = join(newFolder(), 'home');
  mkdirSync(home);
  writeFileSync(join(home, startFile), text);
  const { args, environment } = localIntegration(
    file,
    ['-i'],
    writeIntegrationFiles(newFolder(), silentLog),
    {},
  );
  const shell = { file, args: [...args, '-i'], environment: { HOME: home, ...environment } };
  const { marks } = await runShell(shell, [PASTE, 'exit']);
  return commands(marks);
}

test('A4: each line of a bracketed paste in bash ends with its own exit code', async () => {
  expect(await pasted('bash', '.bashrc')).toEqual(['true', 0, '(exit 4)', 4, 'false', 1, 'exit']);
});

test('A4: a bracketed paste in zsh is one command', async () => {
  expect(await pasted('zsh', '.zshrc')).toEqual(['true ⏎ (exit 4) ⏎ false', 1, 'exit']);
});

test('A4: without a hook, bash marks the end of the last line of a bracketed paste', async () => {
  expect(await pasted('bash', '.bashrc', 'set -v\n')).toEqual(['true', '(exit 4)', 'false', 1, 'exit']);
});
