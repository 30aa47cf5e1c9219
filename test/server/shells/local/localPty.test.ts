// Shells on this computer: the contract of every shell, and details of local ones.
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { localCommand } from '../../../../server/shells/local/localCommand.ts';
import { openLocalPty } from '../../../../server/shells/local/localPty.ts';
import type { ShellOptions } from '../../../../server/shells/shell.ts';
import { ShellFailure } from '../../../../server/shells/shellFailure.ts';
import { systemClock } from '../../../../server/base/systemClock.ts';
import { shellContract } from '../../../contract/shellContract.ts';
import { ShellReader } from '../../../support/shellReader.ts';

const SESSION = `host.${'0'.repeat(32)}`;
const SIZE = { cols: 80, rows: 24 };

const open = (options: ShellOptions) => openLocalPty(localCommand(options, SESSION), systemClock);

/** Command lines of all running processes. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    });
}

shellContract('a local shell', () => ({
  open: (options) => Promise.resolve(open(options)),
  processes: () => Promise.resolve(commandLines()),
}));

describe('local shells', () => {
  it('a local shell is the user’s login shell in the home directory', async () => {
    const reader = new ShellReader(open({ size: SIZE }));
    await reader.type('echo "at $PWD as $0"\n');
    const [, directory] = await reader.see(/at (\S+) as -?\S*sh\r\n/);
    expect(directory).toBe(homedir());
    await reader.shell.end();
  });

  it('a local shell does not inherit the server’s secrets or the variables of its tools', async () => {
    const before = { ...process.env };
    process.env['HOLDFAST_TOKEN'] = 'secret';
    process.env['npm_config_noise'] = 'noise';
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    const reader = new ShellReader(open({ size: SIZE, command: ['env'], environment: { EXTRA: 'here' } }));
    process.env = before;
    await reader.ended;
    expect(reader.text).not.toMatch(/secret|noise|ELECTRON_/);
    expect(reader.text).toContain('EXTRA=here');
    expect(reader.text).toContain(`HOLDFAST_SESSION=${SESSION}`);
  });

  it('S16: its tty erases a whole UTF-8 character in a line that it edits, and output stays bytes', async () => {
    const script = `stty -echo; printf ready; read -r line; printf '<%s>\\377' "$line"`;
    const reader = new ShellReader(open({ size: SIZE, command: ['sh', '-c', script] }));
    await reader.see('ready');
    await reader.type('aé\x7fb\n');
    await reader.ended;
    expect(reader.text).toBe('ready<ab>\xff');
  });

  it('does not end a process that was detached with setsid', async () => {
    const reader = new ShellReader(
      open({ size: SIZE, command: ['sh', '-c', 'setsid sleep 86399 & echo "pid $!"; sleep 3600'] }),
    );
    await reader.see(/pid \d+/);
    const mine = () => commandLines().filter((line) => line.startsWith('sleep 86399'));
    await expect.poll(mine).toHaveLength(1);
    await reader.shell.end();
    expect(mine()).toHaveLength(1);
    for (const pid of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
      if (lineOf(pid).startsWith('sleep\x0086399')) process.kill(Number(pid));
    }
  });

  it.each([
    ['an unknown directory', { directory: '/no/such/place' }, /directory \/no\/such\/place does not exist/],
    ['another user', { user: 'somebody-else' }, /run as \S+: leave the user out/],
    ['an empty command', { command: [] }, /command to run is empty/],
  ])('a local shell cannot be opened with %s, and the reason is reported', (_what, options, message) => {
    const attempt = () => open({ size: SIZE, ...options });
    expect(attempt).toThrow(ShellFailure);
    expect(attempt).toThrow(message);
  });
});

function lineOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
