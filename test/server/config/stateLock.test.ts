// Lock of the state folder, including locks left by a crash.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockState, replaceServer, StateLockError } from '../../../server/config/stateLock.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const fileOf = (folder: string): string => join(folder, 'server.lock');

test('a folder that a running server uses is refused until that server unlocks it', () => {
  const folder = join(newFolder(), 'state');
  const unlock = lockState(folder);
  expect(() => lockState(folder)).toThrow(StateLockError);
  expect(() => lockState(folder)).toThrow(
    `(process ${process.pid}) keeps its sessions in ${folder}; stop it, replace`,
  );
  unlock();
  expect(existsSync(fileOf(folder))).toBe(false);
  lockState(folder)();
});

const dead = spawnSync(process.execPath, ['-e', '']).pid;

test.each([
  ['the PID of a dead process', `${dead} 12345\n`],
  ['no content', ''],
  ['text', 'hello\n'],
  ['an invalid PID', '0 0\n'],
])('a lock with %s is replaced', (_, left) => {
  const folder = newFolder();
  writeFileSync(fileOf(folder), left);
  const unlock = lockState(folder);
  expect(readFileSync(fileOf(folder), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  unlock();
});

test.runIf(process.platform === 'linux')(
  'the lock of a dead process is replaced, even if another process now has its PID',
  () => {
    const folder = newFolder();
    writeFileSync(fileOf(folder), `${process.ppid} 1\n`);
    lockState(folder)();
  },
);

test.runIf(process.platform === 'linux')(
  '--replace ends the other server with SIGTERM, then with SIGKILL, and waits until it has exited',
  async () => {
    const folder = newFolder();
    const stubborn = spawn(process.execPath, [
      '-e',
      "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
    ]);
    await once(stubborn.stdout, 'data');
    const start = /\) (?:\S+ ){19}(\d+)/.exec(readFileSync(`/proc/${stubborn.pid}/stat`, 'utf8'))?.[1];
    writeFileSync(fileOf(folder), `${stubborn.pid} ${start}\n`);
    const clock = new ManualClock();
    const gone = once(stubborn, 'exit');
    const replaced = replaceServer(folder, clock);
    for (let isDone = false; !isDone;) {
      clock.advance(1000);
      isDone = await Promise.race([
        replaced.then(() => true),
        new Promise<false>((resolve) => setImmediate(() => resolve(false))),
      ]);
    }
    expect((await gone)[1]).toBe('SIGKILL');
    lockState(folder)();
    await replaceServer(folder, clock);
  },
);

test('a server does not unlock a folder that another server has locked since', () => {
  const folder = newFolder();
  const unlock = lockState(folder);
  writeFileSync(fileOf(folder), `${process.ppid} 1\n`);
  unlock();
  expect(existsSync(fileOf(folder))).toBe(true);
});
