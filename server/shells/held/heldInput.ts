/** Input on its way to a holder: by its origin's offsets, so that what comes again after a cut is recognized there. */

import { ByteCursor } from '../../../protocol/resume/byteCursor.ts';
import type { InputOrigin } from '../shell.ts';
import type { ToHolder } from './holderWire.ts';

/** Bytes of input in one frame: what a frame may hold (HOLDER.md), with room for its head. */
const PIECE_BYTES = 64 * 1024;
/** Input that the tty has not taken stays below what the holder keeps, 256 KiB: so that it never stops listening. */
const UNDER_WAY_BYTES = 96 * 1024;
/** Answers that are kept until a later connection tells whether they arrived; a screenful of questions is some dozens. */
const KEPT_ANSWERS = 64;

type Piece = {
  readonly origin: InputOrigin;
  readonly bytes: Uint8Array;
  /** Input offset after it. */
  readonly end: number;
  isTaken: boolean;
};
type Answer = { readonly outputOffset: number; readonly bytes: Uint8Array };
type Waiting = {
  readonly end: number;
  readonly resolve: (takenOffset: number) => void;
  readonly reject: (error: Error) => void;
};

/** How far a holder received input, as its welcome says. */
export type Received = {
  readonly inputs: readonly { readonly epoch: string; readonly received: number }[];
  readonly answeredTo: number;
};

/** One shell's input: `write` has the meaning of `Shell.write`. */
export class HeldInput {
  readonly #send: (frame: ToHolder) => void;
  readonly #cursor = new ByteCursor();
  /** Not taken yet, in order; the first `#sentCount` are under way. */
  #pieces: Piece[] = [];
  #sentCount = 0;
  #sentBytes = 0;
  #answers: Answer[] = [];
  #waiting: Waiting[] = [];
  #takenOffset = 0;
  #isConnected = false;
  #failure: Error | undefined;

  constructor(send: (frame: ToHolder) => void) {
    this.#send = send;
  }

  write(offset: number, bytes: Uint8Array, origin: InputOrigin): Promise<number> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    const accepted = this.#cursor.accept(offset, bytes);
    if (accepted.kind === 'gap') {
      return Promise.reject(
        new Error(`input at ${accepted.got} would leave a gap after ${accepted.expected}`),
      );
    }
    if (accepted.kind === 'fresh') {
      this.#add(accepted.bytes, later(origin, bytes.length - accepted.bytes.length));
      this.#pump();
    }
    return this.#whenTaken(offset + bytes.length);
  }

  /** A connection is there: what did not arrive over the one before goes again. */
  connected({ inputs, answeredTo }: Received): void {
    this.#isConnected = true;
    this.#sentCount = 0;
    this.#sentBytes = 0;
    for (const { epoch, received } of inputs) this.#mark(epoch, received);
    // Of several answers up to one offset the holder does not tell how many it has: rather none than one twice.
    this.#answers = this.#answers.filter(({ outputOffset }) => outputOffset > answeredTo);
    for (const answer of this.#answers) this.#send({ kind: 'answer', ...answer });
    this.#settle();
    this.#pump();
  }

  disconnected(): void {
    this.#isConnected = false;
  }

  /** The tty took the epoch's input below `offset`. */
  taken(epoch: string, offset: number): void {
    this.#mark(epoch, offset);
    this.#settle();
    this.#pump();
  }

  /** The tty takes no more: what waits and what comes is rejected with `error`. */
  fail(error: Error): void {
    if (this.#failure !== undefined) return;
    this.#failure = error;
    this.#pieces = [];
    this.#answers = [];
    for (const waiting of this.#waiting.splice(0)) waiting.reject(error);
  }

  #add(bytes: Uint8Array, origin: InputOrigin): void {
    const start = this.#cursor.next - bytes.length;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      const end = start + at + piece.length;
      this.#pieces.push({ origin: later(origin, at), bytes: piece, end, isTaken: false });
    }
  }

  #pump(): void {
    while (this.#isConnected) {
      const next = this.#pieces[this.#sentCount];
      if (
        next === undefined ||
        (this.#sentBytes > 0 && this.#sentBytes + next.bytes.length > UNDER_WAY_BYTES)
      )
        return;
      this.#sentCount += 1;
      this.#sentBytes += next.bytes.length;
      if (!next.isTaken) this.#sendPiece(next);
    }
  }

  /** An answer counts as taken with its sending: the holder says nothing of it. */
  #sendPiece(piece: Piece): void {
    const { origin, bytes } = piece;
    if (origin.kind === 'client') {
      this.#send({ kind: 'input', epoch: origin.epoch, offset: origin.offset, bytes });
      return;
    }
    const answer = { outputOffset: origin.outputOffset, bytes };
    this.#send({ kind: 'answer', ...answer });
    this.#answers = [...this.#answers.slice(1 - KEPT_ANSWERS), answer];
    piece.isTaken = true;
    this.#settle();
  }

  #mark(epoch: string, offset: number): void {
    for (const piece of this.#pieces) {
      const { origin } = piece;
      if (origin.kind === 'client' && origin.epoch === epoch && origin.offset + piece.bytes.length <= offset)
        piece.isTaken = true;
    }
  }

  /** Lets go of what was taken, from the first on. */
  #settle(): void {
    for (let first = this.#pieces[0]; first?.isTaken === true; first = this.#pieces[0]) {
      this.#pieces.shift();
      this.#takenOffset = first.end;
      if (this.#sentCount === 0) continue;
      this.#sentCount -= 1;
      this.#sentBytes -= first.bytes.length;
    }
    const all = this.#waiting;
    this.#waiting = all.filter(({ end }) => end > this.#takenOffset);
    for (const waiting of all) if (waiting.end <= this.#takenOffset) waiting.resolve(this.#takenOffset);
  }

  #whenTaken(end: number): Promise<number> {
    if (end <= this.#takenOffset) return Promise.resolve(this.#takenOffset);
    return new Promise((resolve, reject) => this.#waiting.push({ end, resolve, reject }));
  }
}

/** The origin of what comes `byteCount` bytes later in the same input. */
function later(origin: InputOrigin, byteCount: number): InputOrigin {
  return origin.kind === 'client' ? { ...origin, offset: origin.offset + byteCount } : origin;
}
