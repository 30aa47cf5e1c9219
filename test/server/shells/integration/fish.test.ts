// Shell integration of fish on a real pty (A4).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { FISH_ARGUMENTS } from '../../../../server/shells/integration/fish.ts';
import { commands, directories, inShell } from '../../../support/markedShell.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
let home: string;

beforeEach(() => {
  home = newFolder();
});

const inFish = (typed: readonly string[]) =>
  inShell(
    { file: 'fish', args: [...FISH_ARGUMENTS, '-l'], environment: { HOME: home, TERM: 'xterm-256color' } },
    typed,
  );

test('A4: fish marks each command with its line and exit code, and does not mark an empty line', async () => {
  const { marks } = await inFish(['echo "a;b%"', '', 'sh -c "exit 7"', 'cd /usr']);
  expect(commands(marks)).toEqual(['echo "a;b%"', 0, 'sh -c "exit 7"', 7, 'cd /usr', 0, 'exit', 0]);
  expect(directories(marks)).toEqual(['/tmp', '/usr']);
});

test('A4: fish does not report a command line that its history does not store', async () => {
  const { marks } = await inFish([' echo secret']);
  expect(commands(marks).slice(0, 2)).toEqual([null, 0]);
});

test('A4: fish shows the user’s prompt, with the status of the last command', async () => {
  mkdirSync(join(home, '.config', 'fish'), { recursive: true });
  writeFileSync(
    join(home, '.config', 'fish', 'config.fish'),
    'function fish_prompt; echo -n "status-$status > "; end\n',
  );
  const { text } = await inFish(['sh -c "exit 3"']);
  expect(text).toContain('status-3 >');
});

test('A4: fish ends each of several commands that are pasted at once, with its own exit code', async () => {
  const { marks } = await inFish(['true\rsh -c "exit 3"\rfalse']);
  // The last one is that of the line that ends the shell.
  expect(commands(marks).filter((part) => typeof part === 'number')).toEqual([0, 3, 1, 1]);
});

test.each(['exec sh', 'cd /; and exec sh', 'again'])(
  'A4: fish does not mark %s, which replaces the shell',
  async (line) => {
    mkdirSync(join(home, '.config', 'fish'), { recursive: true });
    writeFileSync(join(home, '.config', 'fish', 'config.fish'), 'function again; exec sh; end\n');
    const { marks } = await inFish(['true', `${line}\rexit\n`]);
    expect(commands(marks)).toEqual(['true', 0]);
  },
);
