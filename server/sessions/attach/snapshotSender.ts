/** A snapshot on its way to one client: waited for, then sent in turns (R11, R12). */

import { encodeSnapshotPart } from '../../../protocol/frames.ts';
import { MAX_SNAPSHOT_BYTES, TURN_BYTES } from '../../../protocol/limits.ts';
import type { AttachmentSink } from './attachment.ts';

const NONE = new Uint8Array(0);

export class SnapshotSender {
  readonly #channel: number;
  readonly #sink: AttachmentSink;
  #bytes: Uint8Array | undefined;
  #sent = 0;
  #over = false;

  /** @param snapshot resolves with the compressed snapshot, or null when there is none to be had; never rejects. */
  constructor(channel: number, sink: AttachmentSink, snapshot: Promise<Uint8Array | null>) {
    this.#channel = channel;
    this.#sink = sink;
    void snapshot.then((bytes) => this.#arrived(bytes));
  }

  /** Sends at most one turn: `waiting` for the snapshot, `sent` when something was, `done` after the last part. */
  takeTurn(): 'waiting' | 'sent' | 'done' {
    const bytes = this.#bytes;
    if (bytes === undefined) return 'waiting';
    if (this.#sent >= bytes.length) return 'done';
    const part = bytes.subarray(this.#sent, this.#sent + TURN_BYTES);
    this.#sink.sendBytes(encodeSnapshotPart(this.#channel, this.#sent, part));
    this.#sent += part.length;
    return 'sent';
  }

  /** Nobody waits for it any more. */
  cancel(): void {
    this.#over = true;
  }

  #arrived(snapshot: Uint8Array | null): void {
    if (this.#over) return;
    this.#bytes = snapshot === null || snapshot.length > MAX_SNAPSHOT_BYTES ? NONE : snapshot;
    this.#sink.send({ type: 'snapshot', channel: this.#channel, bytes: this.#bytes.length });
    this.#sink.wake();
  }
}
