/** Binds the contract to Electron's IPC. */

import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type EventName, type Events } from '../../preload/contract.ts';
import { answerCall, type GateOptions } from './callGate.ts';

/** Answers the page's calls; `window` is the app's window at the time. Returns how to stop. */
export function bindCalls(options: GateOptions, window: () => BrowserWindow | null): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    const frame = event.senderFrame;
    const ours = window()?.webContents;
    return answerCall(
      options,
      {
        isOurWindow: ours !== undefined && event.sender === ours,
        isMainFrame: frame !== null && frame === ours?.mainFrame,
        url: frame?.url ?? '',
      },
      name,
      args,
    );
  });
  return () => ipcMain.removeHandler(CALL_CHANNEL);
}

/** Sends an event to the page; without a window nobody needs it. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  value: Events[N],
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, name, value);
}
