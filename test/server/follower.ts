/** A client over a real socket that follows the output on its channel 0 and says nothing itself. */

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
  /** Offset of the output that it waits for. */
  next = 0;

  constructor(url: string, hello: Partial<Hello> = {}) {
    this.socket = dial(url, { hello: helloHeader(hello) });
    this.socket.on('message', (data: Buffer, isBinary) => this.#heard(data, isBinary));
    this.socket.on('error', () => undefined);
  }

  send(message: Up): void {
    this.socket.send(JSON.stringify(message));
  }

  /** The newest message of a type. */
  message<T extends Down['type']>(type: T): Extract<Down, { type: T }> | undefined {
    return this.messages.findLast((one): one is Extract<Down, { type: T }> => one.type === type);
  }

  #heard(data: Buffer, isBinary: boolean): void {
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

/** Waits until the server lists its newest session as `isSo` wants it; attaches to none. */
export async function listed(
  what: string,
  server: LiveServer | undefined,
  isSo: (session: SessionInfo) => boolean,
): Promise<void> {
  const run = randomId(randomBytes);
  const watcher = new Follower(server?.url ?? '', { device: id32('99'), run });
  await until('welcomed', () => watcher.message('welcome'));
  await until(what, () => {
    watcher.send({ type: 'list', request: 1 });
    const [newest] = watcher.message('sessions')?.sessions ?? [];
    return newest !== undefined && isSo(newest);
  });
  watcher.socket.terminate();
}

/** Cuts the connection of the only client, and waits until the server knows that nobody is attached any more. */
export async function leave(server: LiveServer | undefined, client: Follower): Promise<void> {
  client.socket.terminate();
  await listed('detached', server, ({ attachments }) => attachments === 0);
}
