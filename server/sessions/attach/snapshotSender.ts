/** Sends one snapshot to one client. It waits for the snapshot, then sends it in turns (R11, R12). */

import { encodeSnapshotPart } from '../../../protocol/frames.ts';
import { MAX_SNAPSHOT_BYTES, TURN_BYTES } from '../../../protocol/limits.ts';
import type { ClientChannel } from './attachment.ts';

const EMPTY = new Uint8Array(0);

export class SnapshotSender {
  readonly #channel: ClientChannel;
  /** Undefined until the snapshot has arrived. */
  #bytes: Uint8Array | undefined;
  #sent = 0;
  #isCanceled = false;

  /** @param snapshot resolves with the compressed snapshot, or with null if it could not be made. It never rejects. */
  constructor(channel: ClientChannel, snapshot: Promise<Uint8Array | null>) {
    this.#channel = channel;
    void snapshot.then((bytes) => this.#arrived(bytes));
  }

  /** Sends at most one turn. Returns `waiting` until the snapshot has arrived, and `done` after the last part. */
  takeTurn(): 'waiting' | 'sent' | 'done' {
    const bytes = this.#bytes;
    if (bytes === undefined) return 'waiting';
    if (this.#sent >= bytes.length) return 'done';
    const part = bytes.subarray(this.#sent, this.#sent + TURN_BYTES);
    this.#channel.sendBytes(encodeSnapshotPart(this.#channel.number, this.#sent, part));
    this.#sent += part.length;
    return 'sent';
  }

  /** Stops sending, because the client is gone. */
  cancel(): void {
    this.#isCanceled = true;
  }

  #arrived(snapshot: Uint8Array | null): void {
    if (this.#isCanceled) return;
    this.#bytes = snapshot === null || snapshot.length > MAX_SNAPSHOT_BYTES ? EMPTY : snapshot;
    this.#channel.send({ type: 'snapshot', channel: this.#channel.number, bytes: this.#bytes.length });
    this.#channel.wake();
  }
}
