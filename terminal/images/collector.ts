/** Collects the data of one image while it is parsed, up to a limit. It can replay unfinished data. */

/** Initial capacity, bytes. */
const MIN_CAPACITY = 4096;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
/** Bytes kept of data that is too long. The picture's size is at the beginning. */
export const KEPT_HEAD_BYTES = 64 * 1024;
/** Character that no image data contains. In a replay it stands for discarded data. */
const TOO_LONG = 0xe000;
const MALFORMED = 0xe001;

export class Collector {
  readonly #maxBytes: (head: Uint8Array) => number;
  #bytes = new Uint8Array(0);
  #length = 0;
  /** Max bytes of the current image. */
  #limit = 0;
  /** True if the data is longer than the limit. Only its beginning is kept then. */
  isTooLong = false;
  /** True if the data contains more than printable ASCII. Nothing is kept then. */
  isMalformed = false;

  /** @param maxBytes returns the limit for data with this beginning. Called once, when the data gets longer than that. */
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

  /** Adds characters. Line ends and other control characters do not count as data. */
  put(data: Uint32Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      if (this.isTooLong || this.isMalformed) return;
      const code = data[at] ?? 0;
      if (code < FIRST_PRINTABLE || code === LAST_PRINTABLE + 1) continue;
      if (code > LAST_PRINTABLE) this.#stop(code === TOO_LONG);
      else if (this.#hasRoom()) this.#bytes[this.#length++] = code;
    }
  }

  /** Data so far. The view is valid until the next `begin`. */
  get data(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Code points that bring another collector into the same state. */
  get replayCodes(): Uint32Array {
    const isComplete = !this.isTooLong && !this.isMalformed;
    const codes = new Uint32Array(this.#length + (isComplete ? 0 : 1));
    codes.set(this.data);
    if (!isComplete) codes[this.#length] = this.isTooLong ? TOO_LONG : MALFORMED;
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
    const maxCapacity = isWithinHead ? KEPT_HEAD_BYTES : this.#limit;
    const larger = new Uint8Array(Math.min(maxCapacity, Math.max(MIN_CAPACITY, 2 * this.#length)));
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
