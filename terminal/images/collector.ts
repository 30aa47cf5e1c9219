/** Gathers the data of one image as it is parsed, within its bound, and can say it again where only a part has come. */

const FIRST_ROOM = 4096;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
/** Of data that is too long, bytes: what says how large the picture is comes first. */
export const KEPT_HEAD_BYTES = 64 * 1024;
/** In what is said again, in place of what was thrown away: characters that no image has. */
const TOO_LONG = 0xe000;
const MALFORMED = 0xe001;

export class Collector {
  readonly #maxBytes: (head: Uint8Array) => number;
  #bytes = new Uint8Array(0);
  #length = 0;
  #limit = 0;
  /** Longer than allowed: its beginning is kept. */
  isTooLong = false;
  /** Something else than printable ASCII is in it: nothing is kept. */
  isMalformed = false;

  /** @param maxBytes how long what begins like this may be; asked once, when it is longer than the head that is kept of everything. */
  constructor(maxBytes: (head: Uint8Array) => number) {
    this.#maxBytes = maxBytes;
  }

  begin(): void {
    this.clear();
    this.#limit = KEPT_HEAD_BYTES;
  }

  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#length = 0;
    this.isTooLong = false;
    this.isMalformed = false;
  }

  /** Takes characters in; line ends and other control characters are between data, never in it. */
  put(data: Uint32Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      if (this.isTooLong || this.isMalformed) return;
      const code = data[at] ?? 0;
      if (code < FIRST_PRINTABLE || code === LAST_PRINTABLE + 1) continue;
      if (code > LAST_PRINTABLE) this.#stop(code === TOO_LONG);
      else if (this.#hasRoom()) this.#bytes[this.#length++] = code;
    }
  }

  /** What came so far; a view that holds until the next is begun. */
  get data(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Code points that bring another collector into this state. */
  get repeated(): Uint32Array {
    const stop = this.isTooLong ? [TOO_LONG] : this.isMalformed ? [MALFORMED] : [];
    const codes = new Uint32Array(this.#length + stop.length);
    codes.set(this.data);
    codes.set(stop, this.#length);
    return codes;
  }

  #hasRoom(): boolean {
    if (this.#length < this.#bytes.length) return true;
    if (this.#length === KEPT_HEAD_BYTES) this.#limit = Math.max(KEPT_HEAD_BYTES, this.#maxBytes(this.data));
    if (this.#length >= this.#limit) {
      this.#stop(true);
      return false;
    }
    const isWithinHead = this.#length < KEPT_HEAD_BYTES;
    const room = Math.min(
      isWithinHead ? KEPT_HEAD_BYTES : this.#limit,
      Math.max(FIRST_ROOM, 2 * this.#length),
    );
    const larger = new Uint8Array(room);
    larger.set(this.data);
    this.#bytes = larger;
    return true;
  }

  #stop(isTooLong: boolean): void {
    this.isTooLong = isTooLong;
    this.isMalformed = !isTooLong;
    this.#length = isTooLong ? Math.min(this.#length, KEPT_HEAD_BYTES) : 0;
    this.#bytes = this.#bytes.slice(0, this.#length);
  }
}
