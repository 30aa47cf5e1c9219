// Cost of a holder: echo and throughput of a shell with a holder, compared with the same shell on a pty of this process.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noEngine } from '../server/shells/docker/engines.ts';
import { HeldShells } from '../server/shells/held/heldShells.ts';
import { HolderBinaries, holderFolder } from '../server/shells/held/holderBinaries.ts';
import { localCommand } from '../server/shells/local/localCommand.ts';
import { openLocalPty } from '../server/shells/local/localPty.ts';
import type { Shell } from '../server/shells/shell.ts';
import { systemClock } from '../server/base/systemClock.ts';
import { percentile, report, round3 } from './harness.ts';

const KEYS = 500;
const FLOOD_BYTES = 64 * 1024 * 1024;
const ROUNDS = 3;
const SIZE = { cols: 80, rows: 24 };
const ECHO = ['sh', '-c', 'stty raw -echo; exec cat'];
const FLOOD = ['sh', '-c', `stty raw -echo; head -c ${FLOOD_BYTES} /dev/zero; exec cat`];

type Open = (command: readonly string[]) => Promise<Shell>;

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bench-'));
const held = new HeldShells(
  {
    clock: systemClock,
    hostId: 'bench',
    key: randomBytes(32),
    binaries: new HolderBinaries(holderFolder()),
    localBase: folder,
    idleTimeoutMs: 60_000,
  },
  noEngine('the benchmark needs none'),
);
const openHeld: Open = (command) => {
  const id = `bench.${randomBytes(16).toString('hex')}`;
  return held.openLocal(localCommand({ size: SIZE, command }, id), { id, owner: 'bench' });
};
const openPty: Open = (command) =>
  Promise.resolve(openLocalPty(localCommand({ size: SIZE, command }, 'bench'), systemClock));

/** Returns the milliseconds from each key to its echo, one key after the other. */
async function echoes(open: Open): Promise<number[]> {
  const shell = await open(ECHO);
  let onEcho: () => void = () => undefined;
  shell.start(0, {
    onOutput: () => onEcho(),
    onSkipped: () => undefined,
    onSized: () => undefined,
    onDirectory: () => undefined,
    onAway: () => undefined,
    onEnd: () => undefined,
  });
  const times: number[] = [];
  for (let offset = 0; offset < KEYS; offset += 1) {
    const startedAt = performance.now();
    const echo = new Promise<void>((resolve) => (onEcho = resolve));
    void shell
      .write(Buffer.from('k'), { kind: 'client', epoch: '1'.repeat(32), offset })
      .catch(() => undefined);
    await echo;
    times.push(performance.now() - startedAt);
  }
  await shell.end();
  // The first keys are echoed before the tty is in raw mode.
  return times.slice(20);
}

/** Returns the MiB per second that a server without clients reads. */
async function throughput(open: Open): Promise<number> {
  const shell = await open(FLOOD);
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    shell.start(0, {
      onOutput: (offset, bytes) => {
        shell.held?.acknowledge(offset + bytes.length);
        if (offset + bytes.length >= FLOOD_BYTES) resolve();
      },
      onSkipped: () => undefined,
      onSized: () => undefined,
      onDirectory: () => undefined,
      onAway: () => undefined,
      onEnd: () => undefined,
    });
  });
  const mibPerSecond = FLOOD_BYTES / 1024 / 1024 / ((performance.now() - startedAt) / 1000);
  await shell.end();
  return mibPerSecond;
}

// This timer keeps the process running. Neither the server's clock nor a starting holder does.
const alive = setInterval(() => undefined, 1_000);
const times = { pty: [] as number[], held: [] as number[] };
const rates = { pty: [] as number[], held: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1) {
  times.pty.push(...(await echoes(openPty)));
  times.held.push(...(await echoes(openHeld)));
  rates.pty.push(await throughput(openPty));
  rates.held.push(await throughput(openHeld));
}
clearInterval(alive);
rmSync(folder, { recursive: true, force: true });

function echoFigures(all: readonly number[]): { p50Ms: number; p99Ms: number } {
  return { p50Ms: round3(percentile(all, 0.5)), p99Ms: round3(percentile(all, 0.99)) };
}

report({
  echo: {
    pty: echoFigures(times.pty),
    held: echoFigures(times.held),
    p50Ratio: round3(percentile(times.held, 0.5) / percentile(times.pty, 0.5)),
    p99Ratio: round3(percentile(times.held, 0.99) / percentile(times.pty, 0.99)),
  },
  throughput: {
    ptyMiBPerSecond: round3(percentile(rates.pty, 0.5)),
    heldMiBPerSecond: round3(percentile(rates.held, 0.5)),
    ratio: round3(percentile(rates.held, 0.5) / percentile(rates.pty, 0.5)),
  },
});
