// Ends held shells after a test or the demo, because they outlive their server.
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { encodeToHolder } from '../../../server/shells/held/holderWire.ts';

/**
 * Ends the local shells that a server with this state folder has left behind; resolves when their holders
 * have ended.
 */
export async function endHeldShells(stateFolder: string): Promise<void> {
  const base = join(stateFolder, 'shells');
  const holders = existsSync(base) ? readdirSync(base) : [];
  await Promise.all(holders.map((name) => endHolder(join(base, name, 'socket'))));
}

async function endHolder(socketPath: string): Promise<void> {
  const socket = connect(socketPath);
  const gone = new Promise((resolve) => socket.once('close', resolve));
  // A holder that has already ended refuses the connection.
  socket.on('error', () => undefined);
  socket.on('data', () => undefined);
  socket.write(encodeToHolder({ kind: 'hello', mode: 'attach' }));
  socket.write(encodeToHolder({ kind: 'forget', graceMs: 0 }));
  await gone;
}
