/** A pane: its record, its terminal's stream, and its session, which it reaches through the server's link. */

import type { FromTerminal } from '../../../preload/terminalPort.ts';
import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { TerminalState } from '../../../client/terminal/sessionStatus.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Clock } from '../../../protocol/clock.ts';
import type { RandomBytes } from '../../../protocol/ids.ts';
import type { Durability, Size } from '../../../protocol/messages/common.ts';
import type { Snapshot } from '../../../terminal/snapshotBytes.ts';
import type { NewActivity } from '../../../client/terminal/activityCursor.ts';
import type { Skipped } from '../../../client/terminal/remoteOutput.ts';
import { RemoteTerminal, type RemoteTerminalEvents } from '../../../client/terminal/remoteTerminal.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { Notify } from '../../stores/versionedStore.ts';
import type { WorkspaceLink } from '../servers/workspaceLink.ts';
import { listenTo, type TerminalPort } from './terminalPort.ts';
import { changedForAnother, latest } from './paneRecord.ts';
import { PaneActivity, type Missed } from './paneActivity.ts';
import { EarlyInput } from './earlyInput.ts';
import { Past, PAST_LIMITS, type PastLimits } from '../history/past.ts';
import { pastOf, snapshotBegins } from '../history/pastOfJournal.ts';
import { RESET_TERMINAL } from '../../../terminal/leftModes.ts';
import { TerminalStream } from './terminalStream.ts';
import { loadFailure, safeTitle, shownTargetName, titleIn, tooMuchPendingInput } from '../words.ts';

/**
 * Missed output up to this size is replayed in full, bytes. This takes a quarter of a second to parse, and
 * half a minute to send at 1 Mbit/s.
 */
export const SNAPSHOT_BEHIND_BYTES = 4 * 1024 * 1024;

/** Services and callbacks that a pane gets from its workspace. */
export type PaneContext = {
  readonly clock: Clock;
  readonly random: RandomBytes;
  readonly notify: Notify;
  /** Writes an internal error to the app's log. */
  readonly log: (what: string, error: unknown) => void;
  /** Returns the UI texts in the current language. */
  readonly words: () => Words;
  /** Missed output above this size is replaced by a snapshot (R11), bytes. */
  readonly snapshotBehindBytes: number;
  /** Limits of fetching earlier output; `PAST_LIMITS` when absent. */
  readonly past?: PastLimits;
  /** Called with new events of the session. */
  readonly onActivity: (pane: string, activity: NewActivity) => void;
  /** Called at the end of an absence, with the session's events during it. */
  readonly onMissed: (pane: string, missed: Missed) => void;
  /** Called when the pane's view changed. */
  readonly onView: () => void;
  /** Called when the pane's record changed. */
  readonly onRecord: () => void;
};

/**
 * Facts that the server reports about the session. They are not stored, because the server reports them again
 * at each attach.
 */
type SessionFacts = Pick<PaneView, 'foreignSize' | 'durability' | 'unreachable' | 'directory'>;

const NO_FACTS: SessionFacts = { foreignSize: null, durability: null, unreachable: null, directory: null };

const INTERRUPT = 0x03;
/** True for Ctrl+C alone, as it is typed. */
const isInterrupt = (bytes: Uint8Array): boolean => bytes.length === 1 && bytes[0] === INTERRUPT;

const RESET_BYTES = new TextEncoder().encode(RESET_TERMINAL);

export class Pane {
  /** Saved screen and output. */
  readonly journal: Journal;
  /** Output that the terminal does not show, and its fetching. */
  readonly past: Past;
  readonly #context: PaneContext;
  /** Output on its way to the page and into the journal. */
  readonly #stream: TerminalStream;
  readonly #activity: PaneActivity;
  /** The record, except for the parts that `journal`, `past` and the activity store. */
  #record: PaneRecord;
  /** Link of the server. It is null until the server's address is known, and after the server was removed. */
  #link: WorkspaceLink | null = null;
  /** Connection of the terminal to its session; null before the terminal's size is known. */
  #terminal: RemoteTerminal | null = null;
  /** State of the session, as the pane shows it. */
  #state: TerminalState;
  /** Facts about the session that are not stored. */
  #facts = NO_FACTS;
  /** Working directory of the session's ended shell at its end; undefined while unknown. */
  #lastDirectory: string | undefined;
  /** Time of the last contact with the session, ms since 1970; null before the first. */
  #upToDateAt: number | null;
  /** Number of input bytes that came through the current port. */
  #typedBytes = 0;
  /** Input that was typed before `#terminal` exists. */
  readonly #earlyInput = new EarlyInput();

  constructor(record: PaneRecord, journal: Journal, context: PaneContext) {
    this.journal = journal;
    this.#context = context;
    this.#record = record;
    // A stored session is assumed to be running; the link's state shows if that is up to date.
    this.#state = { kind: record.session === null ? 'opening' : 'running' };
    this.#stream = new TerminalStream(journal, record.keepAll === true, {
      words: context.words,
      onParsed: (offset) => this.#terminal?.parsed(offset),
    });
    // After a crash the journal is newer than the record.
    this.#upToDateAt = latest(record.upToDateAt, journal.writtenAt);
    this.#activity = new PaneActivity(record, this.#upToDateAt, {
      clock: context.clock,
      outputEnd: () => journal.position?.offset ?? 0,
      onActivity: (activity) => {
        this.#setFacts({ directory: activity.directory });
        context.onActivity(record.id, activity);
      },
      onMissed: (missed) => context.onMissed(record.id, missed),
    });
    this.past = new Past(pastOf(record, journal), {
      journal,
      stream: this.#stream,
      limits: context.past ?? PAST_LIMITS,
      onChanged: () => this.#change({}),
      onFailed: (refusal) => context.notify('warning', loadFailure(this.#record, refusal)),
      words: context.words,
    });
  }

  get id(): string {
    return this.#record.id;
  }

  /** The pane's current record. */
  get record(): PaneRecord {
    const { position } = this.journal;
    return {
      ...this.#record,
      output: position && { epoch: position.epoch, offset: position.offset },
      ...this.past.stored,
      upToDateAt: this.#upToDateAt,
      nextEvent: this.#activity.next,
    };
  }

  get view(): Omit<PaneView, 'saving' | 'attention'> {
    const { id, server, session, target } = this.#record;
    const words = this.#context.words();
    return {
      id,
      server,
      session,
      title: titleIn(words, this.#record),
      target,
      targetName: shownTargetName(words, this.#record, this.#record.targetName),
      state: this.#state,
      pendingInput: this.#terminal?.pendingInput ?? null,
      ...this.past.view,
      asOf: this.#upToDateAt,
      ...this.#facts,
    };
  }

  /** Attaches through `link` instead of the former link. */
  use(link: WorkspaceLink | null): void {
    if (this.#terminal !== null && link !== null) {
      this.#terminal.close();
      link.add(this.#terminal);
    }
    this.#link = link;
    this.linkChanged();
    this.#attach();
  }

  /** Called when the link's state changed: while it is connected, the pane is up to date. */
  linkChanged(): void {
    if (this.#link?.view.word === 'Connected') this.#upToDateAt = this.#context.clock.now();
    else this.#activity.absentSince(this.#context.clock.now());
  }

  /** Called when the computer slept from `since` until now: requests the missed events. */
  slept(since: number): void {
    this.#activity.absentSince(since);
    this.#terminal?.requestActivity();
  }

  /** Marks the session as refused, because there is nothing to attach to. */
  refuse(code: RefusalReason): void {
    this.#enter({ kind: 'refused', code, message: '' });
  }

  /** Shows the terminal on a port that the page opened. */
  show(port: TerminalPort): void {
    this.past.trimmedTo(0);
    this.#typedBytes = 0;
    this.#stream.show(port);
    listenTo(port, this.#stream, {
      onMessage: (message) => this.#take(message),
      onInvalid: (error) => this.#context.log(`terminal port ${this.id}`, error),
    });
  }

  /** Sets the user's name; an empty one restores the program's title. */
  rename(name: string): void {
    this.#change({ name: name.trim() === '' ? null : name.trim() });
  }

  /** Opens a new shell on the same target, after the last one ended or was refused. */
  startAgain(): void {
    if (this.#state.kind !== 'ended' && this.#state.kind !== 'refused') return;
    this.#terminal?.close();
    this.#terminal = null;
    this.#facts = NO_FACTS;
    this.#activity.reset();
    this.#state = { kind: 'opening' };
    this.#stream.expectSuccessor(this.#marks.successor(this.#context.clock.now(), this.#context.clock.now()));
    this.#change(changedForAnother(this.#record, this.#lastDirectory, this.#context.random));
    this.#attach();
  }

  endSession(): void {
    this.#terminal?.end();
  }

  /** Resets modes that a program left, e.g. when it was killed; the text stays. */
  resetTerminal(): void {
    this.#stream.inject(RESET_BYTES);
  }

  /** Shows more past output: the part that a snapshot replaced, else earlier output. */
  loadPast(): void {
    this.past.load(this.#link, this.#record.session);
  }

  sendPendingInput(): void {
    this.#terminal?.sendPendingInput();
  }

  discardPendingInput(): void {
    this.#terminal?.discardPendingInput();
    this.#stream.reportInput({ type: 'discarded' });
  }

  /** Drops input that has not been sent, since the app quits, and records how much for the next start. */
  dropUnsent(): void {
    const unsentBytes = this.#terminal?.unsentBytes ?? 0;
    this.#terminal?.takeBackPaste();
    if (unsentBytes > 0) this.#record = { ...this.#record, droppedBytes: unsentBytes };
  }

  /** Notifies the user of input that the app dropped when it quit. */
  reportDropped(): void {
    const { droppedBytes, ...record } = this.#record;
    if (droppedBytes === undefined) return;
    const { name, programTitle, targetName } = record;
    this.#context.notify('warning', ({ notices }) =>
      notices.inputDropped(name ?? programTitle ?? targetName, droppedBytes),
    );
    this.#record = record;
    this.#context.onRecord();
  }

  /** Closes the files at the app's end; the session keeps running. */
  stop(): void {
    this.#stream.hide();
    this.journal.close();
  }

  /** Detaches permanently and deletes the saved screen. */
  close(): void {
    this.#terminal?.close();
    this.#stream.hide();
    this.journal.remove();
  }

  /**
   * Attaches after the terminal's size is known. A shell that starts with a wrong size draws its first prompt
   * wrong.
   */
  #attach(): void {
    const { session, request, host, target, options, size } = this.#record;
    if (this.#terminal !== null || this.#link === null || size === null) return;
    this.#terminal = new RemoteTerminal({
      session,
      open: { request, target, options, ...(host === undefined ? {} : { host }) },
      position: session === null ? null : this.journal.position,
      snapshotBehindBytes: this.#context.snapshotBehindBytes,
      size,
      clock: this.#context.clock,
      random: this.#context.random,
      activity: this.#activity.subscription,
      events: this.#events(),
    });
    this.#link.add(this.#terminal);
    const early = this.#earlyInput.take();
    if (early.length > 0) this.#terminal.type(early);
  }

  /** Handlers of all events of the pane's terminal. */
  #events(): Required<RemoteTerminalEvents> {
    return {
      onReset: (epoch, tty, sizes) => this.#begin(epoch, tty, sizes),
      onOutput: (offset, bytes) => this.#stream.output(offset, bytes),
      onSize: (tty, number) => this.#stream.sized(tty, number),
      onSnapshot: (snapshot, skipped, sizes) => this.#takeSnapshot(snapshot, skipped, sizes),
      onSkipped: ({ from, to }) => this.#stream.mark(this.#marks.skipped(to - from), to),
      onRetained: (offset) => this.past.retainedFrom(offset),
      onSession: (id, targetName, durability) => this.#attached(id, targetName, durability),
      onState: (state) => this.#enter(state),
      onUnreachable: (unreachable) => this.#setFacts({ unreachable }),
      onLastDirectory: (directory) => (this.#lastDirectory = directory),
      onForeignSize: (foreignSize) => this.#setFacts({ foreignSize }),
      onPendingInputChanged: this.#context.onView,
      onReceived: (pending) => this.#stream.reportInput({ type: 'received', to: this.#typedBytes - pending }),
    };
  }

  #take(message: FromTerminal): void {
    switch (message.type) {
      case 'input':
        this.#type(message.bytes);
        return;
      case 'parsed':
        this.#stream.parsed(message.end);
        return;
      case 'resize':
        this.#resize(message.size);
        return;
      case 'title':
        if (safeTitle(message.title) !== this.#record.programTitle)
          this.#change({ programTitle: safeTitle(message.title) });
        return;
      case 'trimmed':
        this.past.trimmedTo(message.to);
        return;
      case 'checkpoint':
        if (this.#stream.checkpoint(message, this.past.shownFrom)) this.past.compacted();
    }
  }

  #type(bytes: Uint8Array): void {
    if (isInterrupt(bytes) && this.#terminal?.takeBackPaste() === true)
      this.#stream.reportInput({ type: 'discarded' });
    this.#typedBytes += bytes.length;
    if ((this.#terminal ?? this.#earlyInput).type(bytes)) return;
    this.#stream.reportInput({ type: 'discarded' });
    this.#context.notify('warning', tooMuchPendingInput(this.#record));
  }

  #resize(size: Size): void {
    const { size: known } = this.#record;
    if (known?.cols !== size.cols || known.rows !== size.rows) {
      this.#record = { ...this.#record, size };
      this.#context.onRecord();
    }
    this.#terminal?.resize(size);
    this.#attach();
  }

  get #marks(): Words['terminal']['marks'] {
    return this.#context.words().terminal.marks;
  }

  #setFacts(facts: Partial<SessionFacts>): void {
    this.#facts = { ...this.#facts, ...facts };
    this.#context.onView();
  }

  #begin(epoch: string, size: Size, sizes: number): void {
    this.#stream.begin(epoch, size, sizes);
    this.past.beginsAt(0, null);
  }

  #takeSnapshot({ size, text, tail }: Snapshot, { from, to, since }: Skipped, sizes: number): void {
    const { snapshot, snapshotSince } = this.#marks;
    const mark =
      since === null ? snapshot(to - from) : snapshotSince(to - from, since, this.#context.clock.now());
    this.#stream.snapshot({ kind: 'snapshot', from, mark, size, text, tail }, to, sizes);
    this.past.beginsAt(snapshotBegins(to, text), { from, to, since });
  }

  #attached(session: string, targetName: string, durability: Durability | null): void {
    this.#setFacts({ durability });
    if (session === this.#record.session && targetName === this.#record.targetName) return;
    this.#change({ session, targetName });
  }

  #enter(state: TerminalState): void {
    this.#state = state;
    if (state.kind === 'ended') this.#activity.ended(state);
    this.#context.onView();
  }

  #change(change: Partial<PaneRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#context.onRecord();
    this.#context.onView();
  }
}
