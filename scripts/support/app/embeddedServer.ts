// Ends the embedded server, which an app leaves running for its sessions, after a test or the demo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { endHeldShells } from '../engine/heldShells.ts';
import { isAlive } from '../processes.ts';

const POLL_MS = 20;
/** Max wait, ms. A server ends within ten seconds, even if something hangs. */
const END_WITHIN_MS = 15_000;

/**
 * Ends an app folder's server and its shells, by the process id that the app stored. Does nothing if there is
 * no server.
 */
export async function endEmbeddedServer(userData: string): Promise<void> {
  const folder = join(userData, 'server');
  const pid = recordedPid(folder);
  if (pid !== undefined && isAlive(pid)) {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; isAlive(pid) && waited < END_WITHIN_MS; waited += POLL_MS) await sleep(POLL_MS);
  }
  await endHeldShells(join(folder, 'state'));
}

function recordedPid(folder: string): number | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8')) as { pid: number }).pid;
  } catch {
    // The app never started a server.
    return undefined;
  }
}
