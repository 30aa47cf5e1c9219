/**
 * One tab's terminal as a stream of parts: written to its journal, replayed from there to a port that opens, then
 * passed on live. What the journal holds and what the terminal shows are the same at any time.
 */

import type { FromTerminal, ToTerminal } from '../../../preload/terminalPort.ts';
import type { Size } from '../../../protocol/messages/common.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import { JournalReader, type JournalHandle } from '../../stores/journal/journalReader.ts';
import type { JournalContent, JournalRecord } from '../../stores/journal/journalRecord.ts';
import type { StreamEvents } from './streamEvents.ts';
import type { TerminalPort } from './terminalPort.ts';

/** Replayed output the terminal has not parsed yet, bytes: keeps its parser busy and its memory small. */
export const REPLAY_WINDOW_BYTES = 1024 * 1024;

/** A place in the stream where a repaint was asked for, and what came after it. */
type Checkpoint = {
  readonly id: number;
  readonly place: { readonly at: number; readonly sizes: number };
  readonly since: JournalRecord[];
};

type SnapshotSender = Extract<FromTerminal, { type: 'checkpoint' }>;
type SnapshotContent = Extract<JournalContent, { kind: 'snapshot' }>;

const utf8 = new TextDecoder();

type Replay = { reader: JournalReader; handle: JournalHandle };

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
  readonly #events: StreamEvents;
  #shown: Shown | undefined;
  #checkpoint: Checkpoint | undefined;
  #checkpoints = 0;
  #successorMark: string | undefined;
  /** Names former shells' output in place of an offset: -1, -2 and so on. */
  #formerEnd = 0;
  /** Whether earlier output was fetched: it must not fall out of the scrollback again. */
  #keepAll: boolean;
  /** While the journal's past is being replaced it is not compacted. */
  isRewriting = false;

  constructor(journal: Journal, keepAll: boolean, events: StreamEvents) {
    this.#journal = journal;
    this.#keepAll = keepAll;
    this.#events = events;
  }

  /** The next terminal goes on under what this one shows, and the line `mark`. */
  expectSuccessor(mark: string): void {
    this.#successorMark = mark;
  }

  /** A new terminal of `size` begins with `epoch`, after `sizes` changes of size. */
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

  /** The terminal starts anew with a snapshot of it at offset `at`, after `sizes` changes of size (R11). */
  snapshot(content: SnapshotContent, at: number, sizes: number): void {
    this.#checkpoint = undefined;
    this.#journal.snapshot(content, at, sizes);
    if (this.#shown === undefined) return;
    // What is still being replayed would be painted over at once.
    this.#postSnapshot(this.#shown, content, at);
    this.#goLive(this.#shown);
  }

  /** The journal holds a longer past: it is shown from its beginning, and all of it. */
  restart(): void {
    this.#keepAll = true;
    if (this.#shown !== undefined) this.show(this.#shown.port);
  }

  /** Output whose first byte is at `offset`. */
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

  /** A visible line in place of what can not be shown; output goes on at `offset`. */
  mark(text: string, offset: number): void {
    this.#journal.mark(text, offset);
    this.#noteSince({ kind: 'mark', text });
    this.#postLive({ type: 'mark', text });
  }

  /** The tty has this size from here on, after `number` changes (S8). */
  sized(size: Size, number: number): void {
    this.#journal.size(size, number);
    this.#noteSince({ kind: 'size', size });
    this.#postLive({ type: 'size', size });
  }

  /** Shows everything on `port`, in place of an earlier one; on the same one the user's view stays. */
  show(port: TerminalPort): void {
    const keepView = this.shows(port);
    if (!keepView) this.hide();
    this.#checkpoint = undefined;
    const shown: Shown = { port, replay: this.#startReplay(), unparsed: [], unparsedBytes: 0 };
    this.#shown = shown;
    port.post({ type: 'reset', keepAll: this.#keepAll, keepView });
    this.#pump(shown);
  }

  /** Tells the terminal what became of its input, at once: that has no place among the output. */
  tell(message: Extract<ToTerminal, { type: 'received' | 'discarded' }>): void {
    this.#shown?.port.post(message);
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
    if (end > 0) this.#events.onParsed(end);
    this.#pump(shown);
  }

  /** The answer to a request for a repaint, which has output from `begins` on; true when the journal took it. */
  checkpoint({ id, text, topMark, tail, size }: SnapshotSender, begins: number): boolean {
    const asked = this.#checkpoint;
    if (asked === undefined || asked.id !== id) return false;
    this.#checkpoint = undefined;
    const { place } = asked;
    const after: JournalRecord[] = topMark === null ? [] : [{ kind: 'top-mark', ...place, text: topMark }];
    // The tail belongs to the output before the checkpoint: it is replayed without moving the offset.
    if (tail.length > 0) after.push({ kind: 'output', ...place, bytes: tail });
    this.#journal.rewrite(begins, { kind: 'repaint', ...place, size, text }, [...after, ...asked.since]);
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
      // The journal moved, record by record: go on behind the ones that were replayed.
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
      case 'repaint':
        shown.port.post({ type: 'size', size: record.size });
        shown.port.post({ type: 'repaint', text: record.text });
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
    shown.port.post({ type: 'repaint', text: utf8.decode(text) });
    shown.port.post({ type: 'top-mark', text: mark });
    if (tail.length > 0) this.#postOutput(shown, at, tail);
  }

  #reset(shown: Shown): void {
    this.#forgetUnparsed(shown);
    shown.port.post({ type: 'reset', keepAll: this.#keepAll, keepView: false });
  }

  /** What is reported of it from now on is another terminal's. */
  #forgetUnparsed(shown: Shown): void {
    shown.unparsed = [];
    shown.unparsedBytes = 0;
  }

  /** Remembers what came after the place of a checkpoint that is under way. */
  #noteSince(content: JournalContent): void {
    const { offset: at, sizes } = this.#journal.position ?? { offset: 0, sizes: 0 };
    this.#checkpoint?.since.push({ at, sizes, ...content });
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
    const { position } = this.#journal;
    if (this.#checkpoint !== undefined || this.isRewriting) return;
    if (position === null || !this.#journal.wantsCheckpoint) return;
    this.#checkpoints += 1;
    const place = { at: position.offset, sizes: position.sizes };
    this.#checkpoint = { id: this.#checkpoints, place, since: [] };
    shown.port.post({ type: 'checkpoint', id: this.#checkpoints });
  }
}
