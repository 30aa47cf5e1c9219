/** String builder with one UTF-16 buffer, because joining millions of strings takes far longer. */

/** Initial capacity in UTF-16 units. It doubles when the buffer is full. */
const FIRST_UNITS = 16_384;
/** Units per call of `String.fromCharCode`, because engines limit arguments to some ten thousand. */
const UNITS_PER_CALL = 8_192;
const FIRST_ASTRAL = 0x10000;
/** Offsets that turn the upper bits of a code point into the first surrogate, and the lower ten bits into the second one. */
const HIGH_SURROGATE = 0xd7c0;
const LOW_SURROGATE = 0xdc00;

export class TextBuilder {
  #units = new Uint16Array(FIRST_UNITS);
  #length = 0;

  put(text: string): void {
    const { length } = text;
    this.#reserve(length);
    const [units, start] = [this.#units, this.#length];
    for (let index = 0; index < length; index += 1) units[start + index] = text.charCodeAt(index);
    this.#length = start + length;
  }

  putCodePoint(code: number): void {
    this.#reserve(2);
    if (code < FIRST_ASTRAL) this.#units[this.#length++] = code;
    else {
      this.#units[this.#length++] = HIGH_SURROGATE + (code >>> 10);
      this.#units[this.#length++] = LOW_SURROGATE + (code & 0x3ff);
    }
  }

  get text(): string {
    const parts: string[] = [];
    for (let from = 0; from < this.#length; from += UNITS_PER_CALL) {
      const part = this.#units.subarray(from, Math.min(this.#length, from + UNITS_PER_CALL));
      parts.push(String.fromCharCode.apply(null, part as unknown as number[]));
    }
    return parts.join('');
  }

  #reserve(units: number): void {
    if (this.#length + units <= this.#units.length) return;
    const larger = new Uint16Array(Math.max(2 * this.#units.length, this.#length + units));
    larger.set(this.#units);
    this.#units = larger;
  }
}
