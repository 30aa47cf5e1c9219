// Ends the server that an app left running for its sessions, when a profile was made for a test or the demo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endHeldShells } from '../engine/heldShells.ts';
import { isAlive } from '../processes.ts';

const POLL_MS = 20;
/** A server ends within ten seconds, whatever hangs. */
const END_WITHIN_MS = 15_000;

/** Ends the profile's server, by the process id that the app noted, and its shells; harmless when there is none. */
export async function endEmbeddedServer(userData: string): Promise<void> {
  const folder = join(userData, 'server');
  const pid = notedServer(folder);
  if (pid !== undefined && isAlive(pid)) {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; isAlive(pid) && waited < END_WITHIN_MS; waited += POLL_MS) await sleep(POLL_MS);
  }
  await endHeldShells(join(folder, 'state'));
}

function notedServer(folder: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { pid: number }).pid;
  } catch {
    // The app never started one.
    return undefined;
  }
}
