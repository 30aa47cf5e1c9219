/** The thread that all screens live on, so that parsing never delays the relay. */

import { parentPort } from 'node:worker_threads';
import { openEmulator, type Emulator } from './emulator.ts';
import type { FromWorker, ToWorker } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const emulators = new Map<number, Emulator>();

const post = (message: FromWorker): void => port.postMessage(message);

port.on('message', (message: ToWorker) => {
  const { id } = message;
  switch (message.type) {
    case 'open':
      emulators.set(
        id,
        openEmulator(message.size, message.profile, (text) => post({ type: 'answer', id, text })),
      );
      return;
    case 'write': {
      const byteCount = message.bytes.length;
      emulators.get(id)?.write(message.bytes, () => post({ type: 'parsed', id, byteCount }));
      return;
    }
    case 'resize':
      emulators.get(id)?.resize(message.size);
      return;
    case 'profile':
      emulators.get(id)?.setProfile(message.profile);
      return;
    case 'close':
      emulators.get(id)?.dispose();
      emulators.delete(id);
      return;
  }
});
