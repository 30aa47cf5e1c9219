/**
 * One tab's terminal as a stream of parts: written to its journal, replayed from there to a port that opens, then
 * passed on live. What the journal holds and what the terminal shows are the same at any time.
 */

import type { ToTerminal } from '../../preload/terminalPort.ts';
import type { Size } from '../../protocol/messages/common.ts';
import type { Journal } from '../stores/journal.ts';
import { JournalReader, type JournalPlace } from '../stores/journalReader.ts';
import type { JournalRecord } from '../stores/journalRecord.ts';
import type { TerminalPort } from './terminalPort.ts';

/** Replayed output the terminal has not parsed yet, bytes: keeps its parser busy and its memory small. */
export const REPLAY_WINDOW_BYTES = 1024 * 1024;

/** A place in the stream where a repaint was asked for, and what came after it. */
type Checkpoint = { readonly id: number; readonly at: number; readonly since: JournalRecord[] };

type Replay = { reader: JournalReader; place: JournalPlace };

type Shown = {
  readonly port: TerminalPort;
  /** Undefined once the terminal is live. */
  replay: Replay | undefined;
  /** Ends of outputs that were posted and not yet parsed, oldest first. */
  unparsed: { readonly end: number; readonly byteCount: number }[];
  unparsedBytes: number;
};

export class TerminalStream {
  readonly #journal: Journal;
  readonly #onParsed: (offset: number) => void;
  #shown: Shown | undefined;
  #checkpoint: Checkpoint | undefined;
  #checkpoints = 0;
  #size: Size | null;

  /** @param size of the terminal as far as known; @param onParsed is told offsets that were parsed. */
  constructor(journal: Journal, size: Size | null, onParsed: (offset: number) => void) {
    this.#journal = journal;
    this.#size = size;
    this.#onParsed = onParsed;
  }

  /** A new terminal begins with `epoch`. */
  begin(epoch: string): void {
    this.#checkpoint = undefined;
    this.#journal.begin(epoch, 0);
    if (this.#size !== null) this.#journal.size(this.#size);
    if (this.#shown === undefined) return;
    this.#shown.unparsed = [];
    this.#shown.unparsedBytes = 0;
    this.#shown.port.post({ type: 'reset' });
    this.#goLive(this.#shown);
  }

  /** Output whose first byte is at `offset`. */
  output(offset: number, bytes: Uint8Array): void {
    const at = offset + bytes.length;
    this.#journal.output(at, bytes);
    this.#checkpoint?.since.push({ kind: 'output', at, bytes });
    const shown = this.#shown;
    if (shown === undefined) return;
    if (shown.replay !== undefined) {
      this.#pump(shown);
      return;
    }
    this.#postOutput(shown, at, bytes);
    this.#wantCheckpoint(shown);
  }

  /** A visible line in place of what can not be shown; output goes on at `offset`. */
  mark(text: string, offset: number): void {
    this.#journal.mark(text, offset);
    this.#checkpoint?.since.push({ kind: 'mark', at: offset, text });
    this.#postLive({ type: 'mark', text });
  }

  /** The tty has a size that this terminal did not choose. */
  sized(size: Size): void {
    this.resized(size);
    this.#postLive({ type: 'size', size });
  }

  /** The terminal itself took a new size. */
  resized(size: Size): void {
    if (size.cols === this.#size?.cols && size.rows === this.#size.rows) return;
    this.#size = size;
    this.#journal.size(size);
    this.#checkpoint?.since.push({ kind: 'size', at: this.#journal.position?.offset ?? 0, size });
  }

  /** Shows everything on `port`, in place of an earlier one. */
  show(port: TerminalPort): void {
    this.hide();
    const shown: Shown = { port, replay: this.#startReplay(), unparsed: [], unparsedBytes: 0 };
    this.#shown = shown;
    port.post({ type: 'reset' });
    this.#pump(shown);
  }

  /** Whether `port` is the one that is shown on. */
  shows(port: TerminalPort): boolean {
    return this.#shown?.port === port;
  }

  /** The port is gone; what arrives is kept for the next one. */
  hide(): void {
    this.#shown?.port.close();
    this.#shown = undefined;
    this.#checkpoint = undefined;
  }

  /** The terminal parsed everything it got up to the output that ends at `end`. */
  parsed(end: number): void {
    const shown = this.#shown;
    const index = shown?.unparsed.findIndex((output) => output.end === end) ?? -1;
    if (shown === undefined || index < 0) return;
    for (const { byteCount } of shown.unparsed.splice(0, index + 1)) shown.unparsedBytes -= byteCount;
    this.#onParsed(end);
    this.#pump(shown);
  }

  /** The answer to a request for a repaint; `tail` is the unfinished sequence that follows it. */
  checkpoint(id: number, text: string, size: Size, tail: Uint8Array): void {
    const asked = this.#checkpoint;
    if (asked === undefined || asked.id !== id) return;
    this.#checkpoint = undefined;
    // The tail belongs to the output before the checkpoint: it is replayed without moving the offset.
    const unfinished: JournalRecord[] =
      tail.length === 0 ? [] : [{ kind: 'output', at: asked.at, bytes: tail }];
    this.#journal.rewrite(asked.at, size, text, [...unfinished, ...asked.since]);
  }

  #startReplay(): Replay {
    this.#journal.flush();
    return { reader: new JournalReader(this.#journal.place), place: this.#journal.place };
  }

  #pump(shown: Shown): void {
    while (shown.replay !== undefined && shown.unparsedBytes < REPLAY_WINDOW_BYTES) {
      const record = this.#nextRecord(shown.replay);
      if (record === null) this.#endReplay(shown, shown.replay);
      else this.#postRecord(shown, record);
    }
  }

  #nextRecord(replay: Replay): JournalRecord | null {
    if (replay.place !== this.#journal.place) {
      // The journal moved, record by record: go on behind the ones that were replayed.
      const reader = new JournalReader(this.#journal.place);
      while (reader.sequence < replay.reader.sequence && reader.nextSealed() !== null);
      replay.reader = reader;
      replay.place = this.#journal.place;
    }
    const record = replay.reader.next();
    if (record !== null) return record;
    this.#journal.flush();
    return replay.place === this.#journal.place ? replay.reader.next() : this.#nextRecord(replay);
  }

  #endReplay(shown: Shown, { reader }: Replay): void {
    if (!reader.atEnd)
      shown.port.post({ type: 'mark', text: '── a part of the saved screen can not be read ──' });
    this.#goLive(shown);
    this.#wantCheckpoint(shown);
  }

  #goLive(shown: Shown): void {
    shown.replay = undefined;
    shown.port.post({ type: 'live' });
  }

  #postRecord(shown: Shown, record: JournalRecord): void {
    switch (record.kind) {
      case 'begin':
        return;
      case 'repaint':
        shown.port.post({ type: 'size', size: record.size });
        shown.port.post({ type: 'repaint', text: record.text });
        return;
      case 'output':
        this.#postOutput(shown, record.at, record.bytes);
        return;
      case 'size':
        shown.port.post({ type: 'size', size: record.size });
        return;
      case 'mark':
        shown.port.post({ type: 'mark', text: record.text });
    }
  }

  #postOutput(shown: Shown, end: number, bytes: Uint8Array): void {
    shown.unparsed.push({ end, byteCount: bytes.length });
    shown.unparsedBytes += bytes.length;
    // Posting a view would copy all of the buffer behind it.
    shown.port.post({ type: 'output', bytes: new Uint8Array(bytes), end });
  }

  #postLive(message: ToTerminal): void {
    if (this.#shown === undefined) return;
    if (this.#shown.replay === undefined) this.#shown.port.post(message);
    else this.#pump(this.#shown);
  }

  #wantCheckpoint(shown: Shown): void {
    const at = this.#journal.position?.offset;
    if (this.#checkpoint !== undefined || at === undefined || !this.#journal.wantsCheckpoint) return;
    this.#checkpoints += 1;
    this.#checkpoint = { id: this.#checkpoints, at, since: [] };
    shown.port.post({ type: 'checkpoint', id: this.#checkpoints });
  }
}
