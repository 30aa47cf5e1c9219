/** Binds the contract to Electron's IPC. */

import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, type EventName, type Events } from '../../../preload/contract.ts';
import { answerCall, type GateOptions, type Handlers } from './callGate.ts';

/** Answers the pages' calls. Returns how to stop. @param handlersOf is asked for those of a page's window; null when it is none of ours. */
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

/** Sends an event to the page; without a window nobody needs it. */
export function sendEvent<N extends EventName>(
  window: BrowserWindow | null,
  name: N,
  value: Events[N],
): void {
  if (window === null || window.isDestroyed() || window.webContents.isDestroyed()) return;
  window.webContents.send(EVENT_CHANNEL, name, value);
}
