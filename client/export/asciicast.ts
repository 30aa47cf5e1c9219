/** Writes recorded output as an asciicast v3 file for players of terminal recordings: a header, then one event per line. */

import type { HistoryRecord } from '../../protocol/history/record.ts';
import type { Size } from '../../protocol/messages/common.ts';

/** Size before the first size record. Players assume the same size. */
const PLAIN_SIZE: Size = { cols: 80, rows: 24 };

type EventCode = 'o' | 'r' | 'm';

export class Asciicast {
  #size: Size | undefined;
  /** Time of the last event, ms since 1970; undefined before the header. */
  #time: number | undefined;
  /** Decoder that keeps a character which begins in one record and ends in a later one. */
  #utf8 = new TextDecoder();

  records(records: readonly HistoryRecord[]): string {
    return records.map((record) => this.#record(record)).join('');
  }

  missing(note: string): string {
    return this.end() + this.#event('m', note, this.#time ?? 0);
  }

  /** Returns the rest of a character that was never completed. */
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

  /** Handles a size. Every block repeats the current size, so only a change becomes an event. */
  #resize(size: Size, time: number): string {
    const before = this.#size;
    this.#size = size;
    if (before === undefined || (before.cols === size.cols && before.rows === size.rows)) return '';
    return this.#event('r', `${size.cols}x${size.rows}`, time);
  }

  #event(code: EventCode, data: string, time: number): string {
    const header = this.#time === undefined ? this.#header(time) : '';
    // If the clock was set back, the interval must not become negative.
    const now = Math.max(time, this.#time ?? time);
    const seconds = (now - (this.#time ?? now)) / 1000;
    this.#time = now;
    return `${header}${JSON.stringify([seconds, code, data])}\n`;
  }

  #header(time: number): string {
    const { cols, rows } = this.#size ?? PLAIN_SIZE;
    return `${JSON.stringify({ version: 3, term: { cols, rows }, timestamp: Math.floor(time / 1000) })}\n`;
  }
}
