// Held shells on this computer: the contract of every shell, and that they survive server restarts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HeldShells } from '../../../../server/shells/held/heldShells.ts';
import { localCommand } from '../../../../server/shells/local/localCommand.ts';
import type { Shell, ShellOptions } from '../../../../server/shells/shell.ts';
import { shellContract } from '../../../contract/shellContract.ts';
import { heldShells, newSession } from '../../../support/engine/heldStage.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { ShellReader } from '../../../support/shellReader.ts';
import { until } from '../../../support/until.ts';

const SIZE = { cols: 80, rows: 24 };
const folder = scratchFolders();

async function openHeld(shells: HeldShells, options: ShellOptions, session = newSession()): Promise<Shell> {
  return shells.openLocal(localCommand(options, session.id), session);
}

/** Command lines of all live processes except holders. A holder's command line contains that of its shell. */
function commandLines(): string[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        return [];
      }
    })
    .filter((line) => !line.includes('holder-'));
}

shellContract('a held local shell', () => ({
  open: (options) => openHeld(heldShells(folder()), options),
  processes: () => Promise.resolve(commandLines()),
}));

describe('held local shells', () => {
  const location = (shell: Shell) => {
    if (shell.held === undefined) throw new Error('it is not held');
    return shell.held.location;
  };

  it('S13: a held local shell reports that it survives server restarts', async () => {
    const shell = await openHeld(heldShells(folder()), { size: SIZE });
    expect(shell.durability).toBe('machine');
    await shell.end();
  });

  it('a held local shell leaves no files in the state folder after it has ended', async () => {
    const base = folder();
    const reader = new ShellReader(
      await openHeld(heldShells(base), { size: SIZE, command: ['sh', '-c', 'echo done'] }),
    );
    await reader.ended;
    await until('nothing is left', () => readdirSync(base).length === 0);
  });

  it('a held local shell is found by the next server, with its output and the input it had received', async () => {
    const [base, session] = [folder(), newSession()];
    const first = await openHeld(
      heldShells(base),
      { size: SIZE, command: ['sh', '-c', 'stty -echo; echo ready; cat'] },
      session,
    );
    const before = new ShellReader(first);
    await before.see('ready');
    await before.type('one\n');
    await before.see('one');
    const where = location(first);
    first.held?.release();
    const found = await heldShells(base).find(where, session);
    if (found.kind !== 'found') throw new Error(JSON.stringify(found));
    expect(found.held.inputs).toEqual([{ epoch: '1'.repeat(32), received: 4 }]);
    expect(found.shell.epoch).toBe(first.epoch);
    const after = new ShellReader(found.shell);
    await after.see('ready\r\none\r\n');
    await found.shell.end();
  });

  it('R7: input that a client sends again to the next server reaches the shell once', async () => {
    const [base, session] = [folder(), newSession()];
    const command = ['sh', '-c', 'stty -echo; echo ready; cat'];
    const first = await openHeld(heldShells(base), { size: SIZE, command }, session);
    const before = new ShellReader(first);
    await before.see('ready');
    await before.type('one\n');
    const where = location(first);
    first.held?.release();
    const found = await heldShells(base).find(where, session);
    if (found.kind !== 'found') throw new Error(JSON.stringify(found));
    const after = new ShellReader(found.shell);
    await after.type('one\n');
    await after.type('two\n\x04');
    await after.ended;
    expect(after.text).toBe('ready\r\none\r\ntwo\r\n');
  });

  it('a held local shell is not given to another session or another owner', async () => {
    const [base, session] = [folder(), newSession()];
    const shells = heldShells(base);
    const shell = await openHeld(shells, { size: SIZE }, session);
    const others = [
      { id: session.id, owner: 'bob' },
      { id: newSession().id, owner: 'ann' },
    ];
    for (const other of others)
      expect(await shells.find(location(shell), other)).toMatchObject({ kind: 'ended' });
    await shell.end();
  });

  it('a held local shell without a session is listed with its verified owner', async () => {
    const [base, session] = [folder(), newSession()];
    const shell = await openHeld(heldShells(base), { size: SIZE }, session);
    shell.held?.release();
    const [leftover] = await heldShells(base).leftovers();
    expect(leftover).toMatchObject({ kind: 'held', session: session.id, owner: 'ann', epoch: shell.epoch });
    if (leftover !== undefined) await heldShells(base).endLeftover(leftover);
    expect(readdirSync(base)).toEqual([]);
  });

  it('S16: its tty erases a whole UTF-8 character in a line that it edits', async () => {
    const script = `stty -echo; printf ready; read -r line; printf '<%s>' "$line"`;
    const shell = await openHeld(heldShells(folder()), { size: SIZE, command: ['sh', '-c', script] });
    const reader = new ShellReader(shell);
    await reader.see('ready');
    await reader.type('aé\x7fb\n');
    await reader.ended;
    expect(reader.text).toBe('ready<ab>');
  });

  it('R7: leaves no holder and no process if its holder refuses input, which ends the shell as failed', async () => {
    const base = folder();
    const shell = await openHeld(heldShells(base), { size: SIZE, command: ['sleep', '86397'] });
    const reader = new ShellReader(shell);
    const bytes = Buffer.from('x');
    await reader.type(bytes);
    const later = { kind: 'client', epoch: '1'.repeat(32), offset: 5 } as const;
    await expect(shell.write(bytes, later)).rejects.toThrow('has ended');
    const { kind, detail } = { detail: '', ...(await reader.ended) };
    expect([kind, detail]).toEqual(['failed', expect.stringContaining('would leave a gap')]);
    await until('nothing is left', () => readdirSync(base).length === 0);
    expect(commandLines().filter((line) => line.includes('sleep 86397'))).toEqual([]);
  });

  it('fails with a clear error if the path of its socket is too long', async () => {
    const deep = join(folder(), 'x'.repeat(100));
    await expect(openHeld(heldShells(deep), { size: SIZE })).rejects.toThrow('too long');
  });
});
