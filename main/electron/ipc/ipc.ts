/** Connects the IPC contract to Electron's IPC. */

import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type EventName, type Events } from '../../../preload/contract.ts';
import { answerCall, type GateOptions, type Handlers } from './callGate.ts';

/** Handles the pages' calls; returns the disposer. @param handlersOf returns the handlers of a page's window, or null. */
export function bindCalls(
  options: Omit<GateOptions, 'handlers'>,
  handlersOf: (page: WebContents) => Handlers | null,
): () => void {
  ipcMain.handle(CALL_CHANNEL, async (event: IpcMainInvokeEvent, name: unknown, args: unknown) => {
    const frame = event.senderFrame;
    const isMainFrame = frame !== null && frame === event.sender.mainFrame;
    const sender = { isMainFrame, url: frame?.url ?? '' };
    return answerCall({ ...options, handlers: handlersOf(event.sender) }, sender, name, args);
  });
  return () => ipcMain.removeHandler(CALL_CHANNEL);
}

/** Sends an event to a window's page; has no effect when the window is null. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  value: Events[N],
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, name, value);
}
