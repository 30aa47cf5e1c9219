/** Recorded output as an asciicast of version 3, which players of terminal recordings read: a head, then one event a line. */

import type { HistoryRecord } from '../../protocol/history/record.ts';
import type { Size } from '../../protocol/messages/common.ts';

/** What players assume as well when nothing is said, and what every history says at its beginning. */
const PLAIN_SIZE: Size = { cols: 80, rows: 24 };

type EventCode = 'o' | 'r' | 'm';

export class Asciicast {
  #size: Size | undefined;
  /** Time of the last event, ms since 1970; undefined before the head. */
  #time: number | undefined;
  /** A character may end in a later record than it begins in. */
  #utf8 = new TextDecoder();

  records(records: readonly HistoryRecord[]): string {
    return records.map((record) => this.#record(record)).join('');
  }

  missing(note: string): string {
    return this.end() + this.#event('m', note, this.#time ?? 0);
  }

  /** What is left of a character that never became whole. */
  end(): string {
    const rest = this.#utf8.decode();
    this.#utf8 = new TextDecoder();
    return rest === '' ? '' : this.#event('o', rest, this.#time ?? 0);
  }

  #record(record: HistoryRecord): string {
    if (record.kind === 'size') return this.#resize(record.size, record.time);
    const text = this.#utf8.decode(record.bytes, { stream: true });
    return text === '' ? '' : this.#event('o', text, record.time);
  }

  /** Every block says the size that is in force: only changes are worth an event. */
  #resize(size: Size, time: number): string {
    const before = this.#size;
    this.#size = size;
    if (before === undefined || (before.cols === size.cols && before.rows === size.rows)) return '';
    return this.#event('r', `${size.cols}x${size.rows}`, time);
  }

  #event(code: EventCode, data: string, time: number): string {
    const head = this.#time === undefined ? this.#head(time) : '';
    // A clock that was set back must not make an interval negative.
    const now = Math.max(time, this.#time ?? time);
    const seconds = (now - (this.#time ?? now)) / 1000;
    this.#time = now;
    return `${head}${JSON.stringify([seconds, code, data])}\n`;
  }

  #head(time: number): string {
    const { cols, rows } = this.#size ?? PLAIN_SIZE;
    return `${JSON.stringify({ version: 3, term: { cols, rows }, timestamp: Math.floor(time / 1000) })}\n`;
  }
}
