/** The app's main process. */

import { join } from 'node:path';
import { runApp } from './electron/app.ts';

const built = join(import.meta.dirname, '..');

runApp({
  preload: join(built, 'preload', 'index.cjs'),
  page: join(built, 'renderer'),
  server: join(built, 'server', 'index.js'),
});
