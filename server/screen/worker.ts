/** Entry point of the screen worker. It is a separate thread, so that parsing never delays connections. */

import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../base/systemClock.ts';
import type { ToWorker, WorkerData } from './messages.ts';
import { ScreenWorker } from './screenWorker.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs as a worker thread only');
const busyWith = new Int32Array((workerData as WorkerData).busyWith);

const screens = new ScreenWorker({
  clock: systemClock,
  post: (message) => port.postMessage(message),
  soon: (run) => void setImmediate(run),
  busyWith: (id) => void Atomics.store(busyWith, 0, id),
});
port.on('message', (message: ToWorker) => screens.receive(message));
