/** Startup of the app: one instance per user data folder, its log, and the services that must exist before it is ready. */

import { resolve } from 'node:path';
import { app, systemPreferences } from 'electron';
import { RunningApp, type AppFiles } from './runningApp.ts';
import { crashLog, type CrashLog } from './system/crashLog.ts';
import { collectAddresses, registerScheme } from './system/invitationEvents.ts';
import { declarePageScheme } from './windows/pageProtocol.ts';
import { guardPages } from './windows/security.ts';

/** Runs the app; a second instance with the same user data only raises the first one's windows. */
export function runApp(files: AppFiles): void {
  const folder = process.env['HOLDFAST_USER_DATA'];
  if (folder !== undefined && folder !== '') app.setPath('userData', resolve(folder));
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Otherwise macOS offers accents for a held key, and programs get no repeats.
  if (process.platform === 'darwin')
    systemPreferences.setUserDefault('ApplePressAndHoldEnabled', 'boolean', false);
  // Windows shows notifications only of apps whose shortcut has this id.
  app.setAppUserModelId('dev.holdfast.app');
  const log = crashLog(resolve(app.getPath('userData'), 'logs'));
  process.on('uncaughtException', (error) => log.write('uncaught exception', error));
  process.on('unhandledRejection', (error) => log.write('unhandled rejection', error));
  const setReceiver = collectAddresses(app, process.argv);
  registerScheme(app);
  declarePageScheme();
  guardPages(app);
  void startWhenReady(files, log, setReceiver);
}

async function startWhenReady(
  files: AppFiles,
  log: CrashLog,
  setReceiver: ReturnType<typeof collectAddresses>,
): Promise<void> {
  await app.whenReady();
  const running = new RunningApp(files, log);
  setReceiver((address) => running.take(address));
}
