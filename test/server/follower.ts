/** A client over a real socket that stores the output of channel 0. It sends only acknowledgments and the test's messages. */

import { randomBytes } from 'node:crypto';
import type { WebSocket } from 'ws';
import { decodeFrame, encodeReceipt } from '../../protocol/frames.ts';
import { randomId } from '../../protocol/ids.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { until } from '../support/until.ts';
import { dial, helloHeader, type LiveServer } from './liveServer.ts';
import { id32 } from './testClient.ts';

export class Follower {
  readonly socket: WebSocket;
  readonly messages: Down[] = [];
  output = Buffer.alloc(0);
  snapshot = Buffer.alloc(0);
  /** Offset of the next output. */
  next = 0;

  constructor(url: string, hello: Partial<Hello> = {}) {
    this.socket = dial(url, { hello: helloHeader(hello) });
    this.socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    this.socket.on('error', () => undefined);
  }

  send(message: Up): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Returns the newest message of a type. */
  message<T extends Down['type']>(type: T): Extract<Down, { type: T }> | undefined {
    return this.messages.findLast((message): message is Extract<Down, { type: T }> => message.type === type);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    if (!isBinary) {
      const message = JSON.parse(data.toString()) as Down;
      this.messages.push(message);
      if (message.type === 'attached') this.next = message.output.from;
      return;
    }
    const frame = decodeFrame(data);
    if (frame.kind === 'snapshot') this.snapshot = Buffer.concat([this.snapshot, frame.bytes]);
    if (frame.kind !== 'data') return;
    this.output = Buffer.concat([this.output, frame.bytes]);
    this.next += frame.bytes.length;
    this.socket.send(encodeReceipt(0, this.next));
  }
}

/** Waits until the newest session in the list meets a condition, without attaching to it. */
export async function listed(
  condition: string,
  server: LiveServer | undefined,
  isMet: (session: SessionInfo) => boolean,
): Promise<void> {
  const run = randomId(randomBytes);
  const watcher = new Follower(server?.url ?? '', { device: id32('99'), run });
  await until('welcomed', () => watcher.message('welcome'));
  await until(condition, () => {
    watcher.send({ type: 'list', request: 1 });
    const [newest] = watcher.message('sessions')?.sessions ?? [];
    return newest !== undefined && isMet(newest);
  });
  watcher.socket.terminate();
}

/** Cuts the connection of the only client, and waits until the server has noticed it. */
export async function leave(server: LiveServer | undefined, client: Follower): Promise<void> {
  client.socket.terminate();
  await listed('detached', server, ({ attachments }) => attachments === 0);
}
