/** MessagePorts of the terminals; output and input do not pass through the IPC calls. */

import { MessageChannelMain, type WebContents } from 'electron';
import { PORT_MESSAGE } from '../../../preload/contract.ts';
import type { TerminalPort } from '../../workspace/panes/terminalPort.ts';

/** Creates a channel, sends one end to the page, and returns the other. */
export function openTerminalPort(page: WebContents, pane: string): TerminalPort {
  const { port1, port2 } = new MessageChannelMain();
  page.postMessage(PORT_MESSAGE, pane, [port2]);
  return {
    post: (message) => port1.postMessage(message),
    listen: (onMessage, onClose) => {
      port1.on('message', ({ data }) => onMessage(data));
      port1.on('close', onClose);
      port1.start();
    },
    close: () => port1.close(),
  };
}
