/** Typed input on its way through one connection. */

import { encodeData } from '../../protocol/frames.ts';
import { TURN_BYTES } from '../../protocol/limits.ts';
import type { FlowWindow } from '../../protocol/resume/flowWindow.ts';
import type { InputLog } from './inputLog.ts';
import type { Sender } from './terminalTypes.ts';

/** What a terminal has on one connection. */
export type InputChannel = {
  readonly sender: Sender;
  readonly input: FlowWindow;
};

/** Sends what the server takes now (W1), unless the user is to decide about it. */
export function sendInput(log: InputLog, channel: number, { input, sender }: InputChannel): void {
  if (log.asking) return;
  while (input.available > 0 && input.sent < log.end) {
    const offset = input.sent;
    const bytes = log.take(offset, Math.min(input.available, TURN_BYTES));
    input.advance(bytes.length);
    sender.sendFrame(encodeData(channel, offset, bytes));
  }
}
