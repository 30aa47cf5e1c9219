/** Preload script: exposes the IPC contract to the page, and forwards terminal ports to it. */

import { contextBridge, ipcRenderer } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL, PORT_MESSAGE, type EventName, type HoldfastApi } from './contract.ts';

const platforms: Partial<Record<NodeJS.Platform, HoldfastApi['platform']>> = {
  darwin: 'mac',
  win32: 'windows',
};

const api: HoldfastApi = {
  platform: platforms[process.platform] ?? 'linux',
  call: (name, ...args) => ipcRenderer.invoke(CALL_CHANNEL, name, args),
  on: (name, listener) => {
    const relay = (_event: unknown, sent: EventName, value: unknown): void => {
      if (sent === name) listener(value as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(EVENT_CHANNEL, relay);
    return () => ipcRenderer.off(EVENT_CHANNEL, relay);
  },
};

contextBridge.exposeInMainWorld('holdfast', api);

ipcRenderer.on(PORT_MESSAGE, (event, pane: string) => {
  window.postMessage({ type: PORT_MESSAGE, pane }, window.origin, event.ports);
});
