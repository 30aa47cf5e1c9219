/**
 * Stream of a pane's terminal. Every part of it is written to the journal. A port that opens gets a replay of
 * the journal first, and then the live stream. So the journal and the terminal always have the same contents.
 */

import type { FromTerminal, ToTerminal } from '../../../preload/terminalPort.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { JournalReader, type JournalHandle } from '../../stores/journal/journalReader.ts';
import type { JournalContent, JournalRecord } from '../../stores/journal/journalRecord.ts';
import type { TerminalPort } from './terminalPort.ts';

/**
 * Max size of replayed output that the terminal has not parsed yet, bytes. It keeps the parser busy and
 * memory use low.
 */
export const REPLAY_WINDOW_BYTES = 1024 * 1024;

export type StreamEvents = {
  /** Called when output up to that offset was parsed. */
  readonly onParsed: (offset: number) => void;
  /** Returns the UI texts, for marks about missing output. */
  readonly words: () => Words;
};

/** A requested checkpoint: its position in the stream, and the records after that position. */
type Checkpoint = {
  readonly id: number;
  readonly position: { readonly at: number; readonly sizes: number };
  readonly since: JournalRecord[];
};

type CheckpointReply = Extract<FromTerminal, { type: 'checkpoint' }>;
type SnapshotContent = Extract<JournalContent, { kind: 'snapshot' }>;

const utf8 = new TextDecoder();

type Replay = { reader: JournalReader; handle: JournalHandle };

type Shown = {
  readonly port: TerminalPort;
  /** The running replay; undefined after it has ended. */
  replay: Replay | undefined;
  /** Posted outputs that are not parsed yet, oldest first, each with the offset after it. */
  unparsed: { readonly end: number; readonly byteCount: number }[];
  unparsedBytes: number;
};

export class TerminalStream {
  readonly #journal: Journal;
  readonly #events: StreamEvents;
  /** The port that shows the terminal; undefined while no page shows it. */
  #shown: Shown | undefined;
  /** The requested checkpoint that the page has not sent yet. */
  #checkpoint: Checkpoint | undefined;
  /** Id of the last checkpoint. */
  #checkpoints = 0;
  /** Line above the next terminal; set while that terminal will be the successor of this one. */
  #successorMark: string | undefined;
  /** Counts down from 0: a negative number identifies output of former shells, which has no offsets. */
  #formerEnd = 0;
  /** True after earlier output was fetched; that output must not leave the scrollback again. */
  #keepAll: boolean;
  /** True while the journal's earlier output is being replaced; the journal is not compacted meanwhile. */
  isRewriting = false;

  constructor(journal: Journal, keepAll: boolean, events: StreamEvents) {
    this.#journal = journal;
    this.#keepAll = keepAll;
    this.#events = events;
  }

  /**
   * Makes the next terminal the successor of this one. It appears below this one's contents and the line
   * `mark`.
   */
  expectSuccessor(mark: string): void {
    this.#successorMark = mark;
  }

  /** Starts a new terminal of `size` with `epoch`, after `sizes` size changes. */
  begin(epoch: string, size: Size, sizes: number): void {
    this.#checkpoint = undefined;
    const mark = this.#successorMark;
    this.#successorMark = undefined;
    if (mark !== undefined && this.#journal.position !== null) {
      this.#succeed(epoch, size, sizes, mark);
      return;
    }
    this.#journal.begin(epoch, 0, size, sizes);
    if (this.#shown === undefined) return;
    this.#reset(this.#shown);
    this.#shown.port.post({ type: 'size', size });
    this.#goLive(this.#shown);
  }

  #succeed(epoch: string, size: Size, sizes: number, mark: string): void {
    this.#journal.succeed(epoch, size, sizes, mark);
    if (this.#shown !== undefined && this.#shown.replay === undefined) this.#forgetUnparsed(this.#shown);
    this.#postLive({ type: 'successor', mark });
    this.#postLive({ type: 'size', size });
  }

  /** Restarts the terminal with the server's snapshot at offset `at`, after `sizes` size changes (R11). */
  snapshot(content: SnapshotContent, at: number, sizes: number): void {
    this.#checkpoint = undefined;
    this.#journal.snapshot(content, at, sizes);
    if (this.#shown === undefined) return;
    // The snapshot would overwrite the rest of a replay at once, so the rest is skipped.
    this.#postSnapshot(this.#shown, content, at);
    this.#goLive(this.#shown);
  }

  /** Shows the whole journal, after earlier output was added to it. */
  restart(): void {
    this.#keepAll = true;
    if (this.#shown !== undefined) this.show(this.#shown.port);
  }

  /** Receives output whose first byte has the offset `offset`. */
  output(offset: number, bytes: Uint8Array): void {
    const at = offset + bytes.length;
    this.#journal.output(at, bytes);
    this.#noteSince({ kind: 'output', bytes });
    const shown = this.#shown;
    if (shown === undefined) return;
    if (shown.replay !== undefined) {
      this.#pump(shown);
      return;
    }
    this.#postOutput(shown, at, bytes);
    this.#wantCheckpoint(shown);
  }

  /** Sequences of the app's own among the output, which take up no offset. */
  inject(bytes: Uint8Array): void {
    const { position } = this.#journal;
    if (position === null || position.offset === 0) return;
    this.#journal.output(position.offset, bytes);
    this.#noteSince({ kind: 'output', bytes });
    const shown = this.#shown;
    if (shown === undefined) return;
    if (shown.replay === undefined) this.#postOutput(shown, position.offset, bytes);
    else this.#pump(shown);
  }

  /** Shows a line in place of missing output; output continues at `offset`. */
  mark(text: string, offset: number): void {
    this.#journal.mark(text, offset);
    this.#noteSince({ kind: 'mark', text });
    this.#postLive({ type: 'mark', text });
  }

  /** Notes that the tty has this size from here on; `number` counts the session's size changes (S8). */
  sized(size: Size, number: number): void {
    this.#journal.size(size, number);
    this.#noteSince({ kind: 'size', size });
    this.#postLive({ type: 'size', size });
  }

  /** Shows the terminal on `port` instead of an earlier port. On the same port, the scroll position stays. */
  show(port: TerminalPort): void {
    const keepView = this.isShownOn(port);
    if (!keepView) this.hide();
    this.#checkpoint = undefined;
    const shown: Shown = { port, replay: this.#startReplay(), unparsed: [], unparsedBytes: 0 };
    this.#shown = shown;
    port.post({ type: 'reset', keepAll: this.#keepAll, keepView });
    this.#pump(shown);
  }

  /**
   * Reports at once that input was received or discarded. This need not wait for output, because input and
   * output are not ordered.
   */
  reportInput(message: Extract<ToTerminal, { type: 'received' | 'discarded' }>): void {
    this.#shown?.port.post(message);
  }

  /** True while `port` shows the terminal. */
  isShownOn(port: TerminalPort): boolean {
    return this.#shown?.port === port;
  }

  /** Closes the port; later output is only written to the journal. */
  hide(): void {
    this.#shown?.port.close();
    this.#shown = undefined;
    this.#checkpoint = undefined;
  }

  /** Notes that the terminal has parsed all output up to the offset `end`. */
  parsed(end: number): void {
    const shown = this.#shown;
    const index = shown?.unparsed.findIndex((output) => output.end === end) ?? -1;
    if (shown === undefined || index < 0) return;
    for (const { byteCount } of shown.unparsed.splice(0, index + 1)) shown.unparsedBytes -= byteCount;
    if (end > 0) this.#events.onParsed(end);
    this.#pump(shown);
  }

  /**
   * Compacts the journal with the page's checkpoint, which shows output from `begins` on. Returns false if
   * the checkpoint is not the requested one.
   */
  checkpoint({ id, text, topMark, tail, size }: CheckpointReply, begins: number): boolean {
    const requested = this.#checkpoint;
    if (requested === undefined || requested.id !== id) return false;
    this.#checkpoint = undefined;
    const { position, since } = requested;
    const after: JournalRecord[] = topMark === null ? [] : [{ kind: 'top-mark', ...position, text: topMark }];
    // The tail belongs to the output before the checkpoint, so its replay does not change the offset.
    if (tail.length > 0) after.push({ kind: 'output', ...position, bytes: tail });
    this.#journal.rewrite(begins, { kind: 'checkpoint', ...position, size, text }, [...after, ...since]);
    return true;
  }

  #startReplay(): Replay {
    this.#journal.flush();
    return { reader: new JournalReader(this.#journal.handle), handle: this.#journal.handle };
  }

  #pump(shown: Shown): void {
    while (shown.replay !== undefined && shown.unparsedBytes < REPLAY_WINDOW_BYTES) {
      const record = this.#nextRecord(shown.replay);
      if (record === null) this.#endReplay(shown, shown.replay);
      else this.#postRecord(shown, record);
    }
  }

  #nextRecord(replay: Replay): JournalRecord | null {
    if (replay.handle !== this.#journal.handle) {
      // The journal was moved record by record, so the replay continues after the records that it has already
      // sent.
      const reader = new JournalReader(this.#journal.handle);
      while (reader.sequence < replay.reader.sequence && reader.nextSealed() !== null);
      replay.reader = reader;
      replay.handle = this.#journal.handle;
    }
    const record = replay.reader.next();
    if (record !== null) return record;
    this.#journal.flush();
    return replay.handle === this.#journal.handle ? replay.reader.next() : this.#nextRecord(replay);
  }

  #endReplay(shown: Shown, { reader }: Replay): void {
    if (!reader.atEnd)
      shown.port.post({ type: 'mark', text: this.#events.words().terminal.marks.unreadable });
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
      case 'checkpoint':
        shown.port.post({ type: 'size', size: record.size });
        shown.port.post({ type: 'snapshot', text: record.text });
        return;
      case 'top-mark':
        shown.port.post({ type: 'top-mark', text: record.text });
        return;
      case 'output':
        if (record.at === 0) this.#formerEnd -= 1;
        this.#postOutput(shown, record.at === 0 ? this.#formerEnd : record.at, record.bytes);
        return;
      case 'successor':
        shown.port.post({ type: 'successor', mark: record.mark });
        return;
      case 'size':
        shown.port.post({ type: 'size', size: record.size });
        return;
      case 'mark':
        shown.port.post({ type: 'mark', text: record.text });
        return;
      case 'snapshot':
        this.#postSnapshot(shown, record, record.at);
    }
  }

  #postSnapshot(shown: Shown, { size, mark, text, tail }: SnapshotContent, at: number): void {
    this.#reset(shown);
    shown.port.post({ type: 'size', size });
    shown.port.post({ type: 'snapshot', text: utf8.decode(text) });
    shown.port.post({ type: 'top-mark', text: mark });
    if (tail.length > 0) this.#postOutput(shown, at, tail);
  }

  #reset(shown: Shown): void {
    this.#forgetUnparsed(shown);
    shown.port.post({ type: 'reset', keepAll: this.#keepAll, keepView: false });
  }

  /** Drops the outputs of the former terminal, because later reports are about the new terminal. */
  #forgetUnparsed(shown: Shown): void {
    shown.unparsed = [];
    shown.unparsedBytes = 0;
  }

  /** Stores a record that follows a requested checkpoint. */
  #noteSince(content: JournalContent): void {
    const { offset: at, sizes } = this.#journal.position ?? { offset: 0, sizes: 0 };
    this.#checkpoint?.since.push({ at, sizes, ...content });
  }

  #postOutput(shown: Shown, end: number, bytes: Uint8Array): void {
    shown.unparsed.push({ end, byteCount: bytes.length });
    shown.unparsedBytes += bytes.length;
    // The bytes are copied, because posting a view would copy its whole buffer.
    shown.port.post({ type: 'output', bytes: new Uint8Array(bytes), end });
  }

  #postLive(message: ToTerminal): void {
    if (this.#shown === undefined) return;
    if (this.#shown.replay === undefined) this.#shown.port.post(message);
    else this.#pump(this.#shown);
  }

  #wantCheckpoint(shown: Shown): void {
    const { position } = this.#journal;
    if (this.#checkpoint !== undefined || this.isRewriting) return;
    if (position === null || !this.#journal.wantsCheckpoint) return;
    this.#checkpoints += 1;
    const at = position.offset;
    this.#checkpoint = { id: this.#checkpoints, position: { at, sizes: position.sizes }, since: [] };
    shown.port.post({ type: 'checkpoint', id: this.#checkpoints });
  }
}
