/** One tab: its record, its terminal's stream, and its session as seen through its server's link. */

import type { FromTerminal } from '../../../preload/terminalPort.ts';
import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { TerminalState } from '../../../client/terminal/terminalTypes.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { Durability, Size } from '../../../protocol/messages/common.ts';
import type { Snapshot } from '../../../terminal/snapshotBytes.ts';
import { RemoteTerminal } from '../../../client/terminal/remoteTerminal.ts';
import type { Skipped } from '../../../client/terminal/terminalTypes.ts';
import type { Journal } from '../../stores/journal/journal.ts';
import type { PaneRecord } from '../../stores/tabsStore.ts';
import type { WorkspaceLink } from '../servers/workspaceLink.ts';
import { listenTo, type TerminalPort } from './terminalPort.ts';
import type { PaneContext } from './paneContext.ts';
import { changedForAnother, latest } from './paneRecord.ts';
import { PaneActivity } from './paneActivity.ts';
import { Past, PAST_LIMITS } from '../history/past.ts';
import { pastOf, snapshotBegins } from '../history/pastOfJournal.ts';
import { NO_FACTS, type SessionFacts } from './sessionFacts.ts';
import { RESET_TERMINAL } from '../../../terminal/leftModes.ts';
import { TerminalStream } from './terminalStream.ts';
import { loadFailure, safeTitle, shownTargetName, titleIn, tooMuchHeld } from '../words.ts';

const INTERRUPT = 0x03;
/** True for Ctrl+C alone, as it is typed. */
const isInterrupt = (bytes: Uint8Array): boolean => bytes.length === 1 && bytes[0] === INTERRUPT;

const RESET_BYTES = new TextEncoder().encode(RESET_TERMINAL);

export class Pane {
  readonly journal: Journal;
  readonly #context: PaneContext;
  readonly #stream: TerminalStream;
  readonly past: Past;
  #record: PaneRecord;
  #link: WorkspaceLink | null = null;
  #terminal: RemoteTerminal | null = null;
  #state: TerminalState;
  /** What the server said of the session, last. */
  #facts = NO_FACTS;
  #lastDirectory: string | undefined;
  readonly #activity: PaneActivity;
  #upToDateAt: number | null;
  /** Input that the port brought which is shown now. */
  #typedBytes = 0;

  constructor(record: PaneRecord, journal: Journal, context: PaneContext) {
    this.journal = journal;
    this.#context = context;
    this.#record = record;
    // A session that is known goes on, as far as anybody knows; the link's state says how far that is.
    this.#state = { kind: record.session === null ? 'opening' : 'running' };
    this.#stream = new TerminalStream(journal, record.keepAll === true, {
      words: context.words,
      onParsed: (offset) => this.#terminal?.parsed(offset),
    });
    // After a crash the journal knows better than the record.
    this.#upToDateAt = latest(record.upToDateAt, journal.writtenAt);
    this.#activity = new PaneActivity(record, this.#upToDateAt, {
      clock: context.clock,
      outputEnd: () => journal.position?.offset ?? 0,
      onHeard: (heard) => {
        this.#learn({ directory: heard.directory });
        context.onHeard(record.id, heard);
      },
      onMissed: (missed) => context.onMissed(record.id, missed),
    });
    this.past = new Past(journal, this.#stream, pastOf(record, journal), context.past ?? PAST_LIMITS, {
      onChanged: () => this.#change({}),
      onFailed: (refusal) => context.notify('warning', loadFailure(this.#record, refusal)),
      words: context.words,
    });
  }

  get id(): string {
    return this.#record.id;
  }

  /** What is stored of the tab. */
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

  /** Attaches through `link`, in place of an earlier one. */
  use(link: WorkspaceLink | null): void {
    if (this.#terminal !== null && link !== null) {
      this.#terminal.close();
      link.add(this.#terminal);
    }
    this.#link = link;
    this.linkChanged();
    this.#attach();
  }

  /** The link may be there or not, now: while it is, the terminal shows what is new. */
  linkChanged(): void {
    if (this.#link?.view.word === 'Connected') this.#upToDateAt = this.#context.clock.now();
    else this.#activity.left(this.#context.clock.now());
  }

  /** Nothing was heard since then, for the computer slept. */
  slept(since: number): void {
    this.#activity.left(since);
    this.#terminal?.askActivity();
  }

  /** There is nothing to attach to. */
  refuse(code: RefusalReason): void {
    this.#enter({ kind: 'refused', code, message: '' });
  }

  /** Shows the terminal on a port that the page opened. */
  show(port: TerminalPort): void {
    this.past.trimmedTo(0);
    this.#typedBytes = 0;
    this.#stream.show(port);
    listenTo(port, this.#stream, (message) => this.#take(message));
  }

  /** An empty name gives the tab back to the program's title. */
  rename(name: string): void {
    this.#change({ name: name.trim() === '' ? null : name.trim() });
  }

  /** A new shell on the same target, after the old one ended or was refused. */
  startAgain(): void {
    if (this.#state.kind !== 'ended' && this.#state.kind !== 'refused') return;
    this.#terminal?.close();
    this.#terminal = null;
    this.#facts = NO_FACTS;
    this.#activity.anew();
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

  /** Shows output that the terminal does not show: what a snapshot stands for first. */
  loadPast(): void {
    this.past.load(this.#link, this.#record.session);
  }

  sendPendingInput(): void {
    this.#terminal?.sendPendingInput();
  }

  discardPendingInput(): void {
    this.#terminal?.discardPendingInput();
    this.#stream.tell({ type: 'discarded' });
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

  /** Leaves the session running, for this process's end. */
  stop(): void {
    this.#stream.hide();
    this.journal.close();
  }

  /** Detaches for good and forgets the saved screen. */
  close(): void {
    this.#terminal?.close();
    this.#stream.hide();
    this.journal.remove();
  }

  /** A size must be known first: a shell that starts at a wrong one draws its first prompt wrong. */
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
      activity: this.#activity.wish,
      events: {
        onReset: (epoch, tty, sizes) => this.#begin(epoch, tty, sizes),
        onOutput: (offset, bytes) => this.#stream.output(offset, bytes),
        onSize: (tty, number) => this.#stream.sized(tty, number),
        onSnapshot: (snapshot, skipped, sizes) => this.#repaint(snapshot, skipped, sizes),
        onSkipped: ({ from, to }) => this.#stream.mark(this.#marks.skipped(to - from), to),
        onRetained: (heldFrom) => this.past.heldFrom(heldFrom),
        onSession: (id, targetName, durability) => this.#known(id, targetName, durability),
        onState: (state) => this.#enter(state),
        onUnreachable: (unreachable) => this.#learn({ unreachable }),
        onLastDirectory: (directory) => (this.#lastDirectory = directory),
        onForeignSize: (foreignSize) => this.#learn({ foreignSize }),
        onPendingInputChanged: this.#context.onView,
        onReceived: (waiting) => this.#stream.tell({ type: 'received', to: this.#typedBytes - waiting }),
      },
    });
    this.#link.add(this.#terminal);
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
      this.#stream.tell({ type: 'discarded' });
    this.#typedBytes += bytes.length;
    if (this.#terminal?.type(bytes) !== false) return;
    this.#stream.tell({ type: 'discarded' });
    this.#context.notify('warning', tooMuchHeld(this.#record));
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

  #learn(fact: Partial<SessionFacts>): void {
    this.#facts = { ...this.#facts, ...fact };
    this.#context.onView();
  }

  #begin(epoch: string, size: Size, sizes: number): void {
    this.#stream.begin(epoch, size, sizes);
    this.past.beginsAt(0, null);
  }

  #repaint({ size, text, tail }: Snapshot, { from, to, since }: Skipped, sizes: number): void {
    const { snapshot: plain, snapshotSince } = this.#marks;
    const mark =
      since === null ? plain(to - from) : snapshotSince(to - from, since, this.#context.clock.now());
    this.#stream.snapshot({ kind: 'snapshot', from, mark, size, text, tail }, to, sizes);
    this.past.beginsAt(snapshotBegins(to, text), { from, to, since });
  }

  #known(session: string, given: string, durability: Durability | null): void {
    this.#learn({ durability });
    if (session === this.#record.session && given === this.#record.targetName) return;
    this.#change({ session, targetName: given });
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
