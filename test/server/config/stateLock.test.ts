// One server for each folder of state, whatever a crash left there.
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

test('a folder that a running server has is refused with its process and what to do, and free afterwards', () => {
  const folder = join(newFolder(), 'state');
  const unlock = lockState(folder);
  expect(() => lockState(folder)).toThrow(StateLockError);
  expect(() => lockState(folder)).toThrow(
    `(process ${process.pid}) keeps its sessions in ${folder}; stop it, put`,
  );
  unlock();
  expect(existsSync(fileOf(folder))).toBe(false);
  lockState(folder)();
});

const dead = spawnSync(process.execPath, ['-e', '']).pid;

test.each([
  ['a process that is dead', `${dead} 12345\n`],
  ['nothing', ''],
  ['something else', 'hello\n'],
  ['a number that is no process', '0 0\n'],
])('the lock of %s is taken over', (_, left) => {
  const folder = newFolder();
  writeFileSync(fileOf(folder), left);
  const unlock = lockState(folder);
  expect(readFileSync(fileOf(folder), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  unlock();
});

test.runIf(process.platform === 'linux')(
  'a process that was given the number of a dead one does not count',
  () => {
    const folder = newFolder();
    writeFileSync(fileOf(folder), `${process.ppid} 1\n`);
    lockState(folder)();
  },
);

test.runIf(process.platform === 'linux')(
  'a server that is to be replaced is told, killed if it does not go, and gone before the folder is free',
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
    for (let isOver = false; !isOver;) {
      clock.advance(1000);
      isOver = await Promise.race([
        replaced.then(() => true),
        new Promise<false>((resolve) => setImmediate(() => resolve(false))),
      ]);
    }
    expect((await gone)[1]).toBe('SIGKILL');
    lockState(folder)();
    await replaceServer(folder, clock);
  },
);

test('a lock that another server has taken over meanwhile is not given back', () => {
  const folder = newFolder();
  const unlock = lockState(folder);
  writeFileSync(fileOf(folder), `${process.ppid} 1\n`);
  unlock();
  expect(existsSync(fileOf(folder))).toBe(true);
});
