/**
 * Input that is sent to a holder. It is addressed by offsets of its origin, so that the holder can drop what it has already
 * received.
 */

import type { InputOrigin } from '../shell.ts';
import type { ToHolder } from './holderWire.ts';

/**
 * Max bytes of input in one frame. This is below the max payload of a frame (HOLDER.md), and leaves room for the frame's
 * header.
 */
const MAX_PIECE_BYTES = 64 * 1024;
/**
 * Max bytes that were sent but not yet accepted by the tty. This is below the holder's queue of 256 KiB, so that the holder
 * never stops reading.
 */
const MAX_IN_FLIGHT_BYTES = 96 * 1024;
/** Max answers kept for resending on a later connection. A screenful of queries has some dozens. */
const MAX_KEPT_ANSWERS = 64;

type Piece = {
  readonly origin: InputOrigin;
  readonly bytes: Uint8Array;
  isTaken: boolean;
  /** Settles the write. Only its last piece has this field. */
  readonly write?: { readonly resolve: () => void; readonly reject: (error: Error) => void };
};
type Answer = { readonly outputOffset: number; readonly bytes: Uint8Array };

/** Input that a holder has received, as its welcome reports. */
export type Received = {
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
  readonly answeredTo: number;
};

/** Implements `Shell.write` over any number of connections to the holder. */
export class HeldInput {
  readonly #send: (frame: ToHolder) => void;
  /** Pieces that the tty has not accepted, in order. The first `#sentCount` of them were sent on the current connection. */
  #pieces: Piece[] = [];
  #sentCount = 0;
  #sentBytes = 0;
  #answers: Answer[] = [];
  #isConnected = false;
  #failure: Error | undefined;

  constructor(send: (frame: ToHolder) => void) {
    this.#send = send;
  }

  write(bytes: Uint8Array, origin: InputOrigin): Promise<void> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    if (bytes.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      for (let at = 0; at < bytes.length; at += MAX_PIECE_BYTES) {
        const isLast = at + MAX_PIECE_BYTES >= bytes.length;
        this.#pieces.push({
          origin: originAfter(origin, at),
          bytes: bytes.subarray(at, at + MAX_PIECE_BYTES),
          isTaken: false,
          ...(isLast ? { write: { resolve, reject } } : {}),
        });
      }
      this.#sendMore();
    });
  }

  /** Starts over on a new connection, and sends again what the holder has not received. */
  connected({ inputs, answeredTo }: Received): void {
    this.#isConnected = true;
    this.#sentCount = 0;
    this.#sentBytes = 0;
    for (const { epoch, received } of inputs) this.#markTaken(epoch, received);
    // The holder does not report how many answers for one output offset it has. Losing an answer is better than sending it
    // twice.
    this.#answers = this.#answers.filter(({ outputOffset }) => outputOffset > answeredTo);
    for (const answer of this.#answers) this.#send({ kind: 'answer', ...answer });
    this.#settle();
    this.#sendMore();
  }

  disconnected(): void {
    this.#isConnected = false;
  }

  /** Called when the tty accepted the epoch's input below `offset`. */
  taken(epoch: string, offset: number): void {
    this.#markTaken(epoch, offset);
    this.#settle();
    this.#sendMore();
  }

  /** Rejects pending and future writes with `error`. A later call changes nothing. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    const pieces = this.#pieces;
    this.#pieces = [];
    this.#answers = [];
    for (const { write } of pieces) write?.reject(error);
  }

  #sendMore(): void {
    while (this.#isConnected) {
      const next = this.#pieces[this.#sentCount];
      if (next === undefined) return;
      const isFull = this.#sentBytes > 0 && this.#sentBytes + next.bytes.length > MAX_IN_FLIGHT_BYTES;
      if (isFull) return;
      this.#sentCount += 1;
      this.#sentBytes += next.bytes.length;
      if (!next.isTaken) this.#sendPiece(next);
    }
  }

  /** Sends a piece. An answer counts as accepted once it is sent, because the holder does not acknowledge answers. */
  #sendPiece(piece: Piece): void {
    const { origin, bytes } = piece;
    if (origin.kind === 'client') {
      this.#send({ kind: 'input', epoch: origin.epoch, offset: origin.offset, bytes });
      return;
    }
    const answer = { outputOffset: origin.outputOffset, bytes };
    this.#send({ kind: 'answer', ...answer });
    this.#answers = [...this.#answers.slice(1 - MAX_KEPT_ANSWERS), answer];
    piece.isTaken = true;
    this.#settle();
  }

  #markTaken(epoch: string, offset: number): void {
    for (const piece of this.#pieces) {
      const { origin } = piece;
      if (origin.kind === 'client' && origin.epoch === epoch && origin.offset + piece.bytes.length <= offset)
        piece.isTaken = true;
    }
  }

  /** Removes accepted pieces from the front, so that writes resolve in order. */
  #settle(): void {
    for (let first = this.#pieces[0]; first?.isTaken === true; first = this.#pieces[0]) {
      this.#pieces.shift();
      first.write?.resolve();
      if (this.#sentCount === 0) continue;
      this.#sentCount -= 1;
      this.#sentBytes -= first.bytes.length;
    }
  }
}

/** Returns the origin of the bytes that start `byteCount` later in the same input. */
function originAfter(origin: InputOrigin, byteCount: number): InputOrigin {
  return origin.kind === 'client' ? { ...origin, offset: origin.offset + byteCount } : origin;
}
