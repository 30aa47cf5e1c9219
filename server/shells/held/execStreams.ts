/**
 * Demultiplexer for an exec without a tty. Its stream has pieces of standard output and standard error, each after a header of
 * 8 bytes.
 */

const HEAD_BYTES = 8;
const STDOUT = 1;
const STDERR = 2;
/** Max bytes kept of the error stream: enough for a message. */
const MAX_ERROR_BYTES = 4096;

/** Passes on parts of pieces as they arrive. */
export class ExecStreams {
  readonly #head = Buffer.alloc(HEAD_BYTES);
  /** Bytes of the header read so far. */
  #headBytes = 0;
  /** Bytes left of the current piece, and the stream that it belongs to. */
  #pieceBytes = 0;
  #kind = 0;
  #errors: Buffer[] = [];
  #errorBytes = 0;

  /** The beginning of the error stream. */
  get errorText(): string {
    return Buffer.concat(this.#errors).toString().trim();
  }

  /** Returns the standard output in `chunk`. Throws if this is not an exec's stream. */
  push(chunk: Buffer): Buffer[] {
    const output: Buffer[] = [];
    for (let at = 0; at < chunk.length;) {
      if (this.#pieceBytes === 0) {
        at += this.#readHead(chunk.subarray(at));
        continue;
      }
      const piece = chunk.subarray(at, at + this.#pieceBytes);
      at += piece.length;
      this.#pieceBytes -= piece.length;
      if (this.#kind === STDOUT) output.push(piece);
      else this.#keepError(piece);
    }
    return output;
  }

  /** Returns the number of bytes read. */
  #readHead(bytes: Buffer): number {
    const taken = bytes.copy(this.#head, this.#headBytes);
    this.#headBytes += taken;
    if (this.#headBytes < HEAD_BYTES) return taken;
    this.#headBytes = 0;
    this.#kind = this.#head.readUInt8(0);
    this.#pieceBytes = this.#head.readUInt32BE(4);
    if (this.#kind !== STDOUT && this.#kind !== STDERR)
      throw new Error(`the engine sent a stream of kind ${this.#kind}`);
    return taken;
  }

  #keepError(piece: Buffer): void {
    const kept = Buffer.from(piece.subarray(0, MAX_ERROR_BYTES - this.#errorBytes));
    this.#errorBytes += kept.length;
    if (kept.length > 0) this.#errors.push(kept);
  }
}
