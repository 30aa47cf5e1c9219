// Ends the shells that outlive a server which was started for a test or the demo.
import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { encodeToHolder } from '../../../server/shells/held/holderWire.ts';

/** Ends the shells on this computer that a server with the folder for state left there; resolves when their holders have gone. */
export async function endHeldShells(stateFolder: string): Promise<void> {
  const base = join(stateFolder, 'shells');
  const holders = existsSync(base) ? readdirSync(base) : [];
  await Promise.all(holders.map((name) => endHolder(join(base, name, 'socket'))));
}

async function endHolder(socketPath: string): Promise<void> {
  const socket = connect(socketPath);
  const gone = new Promise((resolve) => socket.once('close', resolve));
  // What holds no shell any more refuses the connection.
  socket.on('error', () => undefined);
  socket.on('data', () => undefined);
  socket.write(encodeToHolder({ kind: 'hello', mode: 'attach' }));
  socket.write(encodeToHolder({ kind: 'forget', graceMs: 0 }));
  await gone;
}
