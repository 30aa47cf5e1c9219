// Ends the server that an app left running for its sessions, when a profile was made for a test or the demo.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from './processes.ts';

/** Tells the profile's server to end, by the process id that the app noted; harmless when there is none. */
export function endEmbeddedServer(userData: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(join(userData, 'server', 'running.json'), 'utf8')) as {
      pid: number;
    };
    if (isAlive(pid)) process.kill(pid, 'SIGTERM');
  } catch {
    // The app never started one, or it is gone.
  }
}
