/** A session: a shell, and the data needed to resume it. It outlives all connections and does not depend on any. */

import { hostname } from 'node:os';
import type { Clock } from '../../protocol/clock.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { OpenOptions, Size, Target, TerminalProfile } from '../../protocol/messages/common.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import { errorText, type Log } from '../base/log.ts';
import type { OpenScreen, Screen } from '../screen/screen.ts';
import type { HeldState, Shell, ShellEnd } from '../shells/shell.ts';
import type { RecordedActivity } from './activityLog.ts';
import { Attachment, type AttachmentOwner, type ClientChannel } from './attach/attachment.ts';
import { Attachments } from './attach/attachments.ts';
import { attachedMessage, planResume, planSkip, resumeAnswer } from './attach/resumePlan.ts';
import { SizeLog, type SizeChange } from './attach/sizeLog.ts';
import type { InputEpoch } from './input/inputEpochs.ts';
import { RequestedSize } from './input/requestedSize.ts';
import { SessionInput } from './input/sessionInput.ts';
import { Intake } from './intake.ts';
import { isJob } from './job.ts';
import type { HistoryAnswer, OutputLog } from './outputLog.ts';
import type { SessionRecord } from './records/sessionRecord.ts';
import { factsOf, recordOf, type DescribedSession } from './sessionInfo.ts';
import { SessionLife, type EarlierLife } from './sessionLife.ts';
import { applyProfile, openSessionScreen } from './sessionScreen.ts';
import { ShellReachability } from './shellReachability.ts';
import type { EndedBy, SessionState } from './state.ts';

export type SessionOptions = {
  readonly id: string;
  readonly owner: string;
  /** Id of the client's request that opened the session (S2). */
  readonly request: string;
  readonly target: Target;
  readonly targetName: string;
  readonly options: OpenOptions;
  /** Initial size of the tty. */
  readonly size: Size;
  readonly profile: TerminalProfile;
  /** Output that is kept in memory, bytes. */
  readonly logBytes: number;
  readonly idleTimeoutMs: number;
};

/** What is known about a session that an earlier run of the server opened. */
export type SessionPast = EarlierLife & {
  readonly activity?: RecordedActivity;
  readonly createdAt: number;
  /** Size changes of the tty up to the end of the output that was read. */
  readonly sizes: readonly SizeChange[];
  /** State that the shell's holder reports; absent if the shell has ended. */
  readonly held?: HeldState;
};

export type SessionParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly shell: Shell;
  readonly output: OutputLog;
  readonly openScreen: OpenScreen;
  /** Called after each change of the session's record. */
  readonly onChanged: () => void;
};

/** A validated request to attach. */
export type AttachRequest = Pick<Attach, 'output' | 'snapshotBehindBytes' | 'input' | 'size'> & {
  readonly device: string;
  readonly windowBytes: number;
  readonly profile: TerminalProfile;
};

export class Session {
  readonly id: string;
  readonly owner: string;
  /** Wall time, ms. */
  readonly createdAt: number;
  /** Options with which the session was opened. They never change. */
  readonly #options: SessionOptions;
  /** The shell, and effects of the process. */
  readonly #parts: SessionParts;
  /** Output in memory and on disk, addressed by offset. */
  readonly #output: OutputLog;
  /** Passes the shell's output on to log, history and screen. */
  readonly #intake: Intake;
  /** Input from all clients, by epoch, and from the screen. */
  readonly #input: SessionInput;
  /** Emulator on the server, which answers queries and makes snapshots. */
  readonly #screen: Screen;
  /** Sizes that the tty has had, by output offset. */
  readonly #sizes: SizeLog;
  /** Size last requested of the shell. The tty gets it later. */
  readonly #requestedSize: RequestedSize;
  /** Reachability of the shell from this host (S15). */
  readonly #reachability: ShellReachability;
  /** Attached clients, at most one per device. */
  readonly #attachments: Attachments;
  /** The session, as seen by its attachments. */
  readonly #attachmentOwner: AttachmentOwner;
  /** State of the session, and its deadlines. */
  readonly #life: SessionLife;
  /** Parts of the session that `info` and `record` describe. */
  readonly #described: DescribedSession;
  /** End of the output that an earlier run may have sent. That output is read again, or was lost with the shell. */
  readonly #knownEnd: number;

  /** @param past what is known about a restored session. Its output continues at the end of `parts.output`. */
  constructor(options: SessionOptions, parts: SessionParts, past?: SessionPast) {
    this.id = options.id;
    this.owner = options.owner;
    this.createdAt = past?.createdAt ?? parts.clock.now();
    this.#options = options;
    this.#parts = parts;
    this.#output = parts.output;
    this.#reachability = new ShellReachability(options.id, parts.clock);
    this.#attachments = new Attachments(this.#reachability);
    this.#sizes = new SizeLog(options.size, past?.sizes);
    this.#requestedSize = new RequestedSize(parts.shell, past?.held?.size ?? this.#sizes.last.size);
    this.#knownEnd = past === undefined ? 0 : (past.held?.end ?? Infinity);
    this.#life = new SessionLife(parts.clock, past);
    this.#described = { options, createdAt: this.createdAt, shell: parts.shell, life: this.#life };
    this.#attachmentOwner = this.#ownerOfAttachments();
    this.#input = new SessionInput(parts.shell, past?.held?.inputs ?? [], {
      isAttached: (epoch) => this.#attachments.uses(epoch),
      onTaken: (epoch) => this.#attachments.taken(epoch),
      onFailure: (error) => this.#logError(error, 'the shell no longer accepts input'),
    });
    this.#screen = this.#openScreen(past);
    this.#intake = new Intake({
      ...parts,
      sizes: this.#sizes,
      screen: this.#screen,
      pastActivity: past?.activity,
      hosts: options.target.kind === 'local' ? [hostname()] : [],
      onActivity: () => this.#activityChanged(),
    });
  }

  get state(): SessionState {
    return this.#life.state;
  }

  get attachmentCount(): number {
    return this.#attachments.size;
  }

  /** Starts to read the shell's output. */
  start(): void {
    if (this.#life.isEnded) return;
    this.#parts.shell.start(this.#output.end, {
      onOutput: (offset, bytes) => this.#printed(offset, bytes),
      onSkipped: (to) => this.#intake.skipped(to),
      onSized: (at, size) => this.#sized(at, size),
      onDirectory: (directory) => {
        this.#life.directory = directory;
        this.#parts.onChanged();
      },
      onAway: this.#reachability.update,
      onEnd: (end) => this.#shellEnded(end),
    });
  }

  /**
   * Attaches a client and sends `attached`. Output follows once the caller wakes the attachment. Returns undefined if the
   * request broke a rule.
   */
  attach(request: AttachRequest, channel: ClientChannel): Attachment | undefined {
    const position = request.output?.epoch === this.#parts.shell.epoch ? request.output : undefined;
    const wanted = position?.offset ?? 0;
    if (wanted > Math.max(this.#output.end, this.#knownEnd)) {
      channel.fail(`output offset ${wanted} of session ${this.id} is above its end ${this.#output.end}`);
      return undefined;
    }
    const plan = planResume(this.#output, wanted, request.snapshotBehindBytes);
    const input = this.#input.use(request.input.epoch, request.input.start);
    const attachment = this.#add(
      request,
      channel,
      plan.from,
      input.kind === 'known' ? input.epoch : undefined,
    );
    const sized = plan.snapshot ? this.#sizes.last : this.#sizes.inForce(plan.from, position?.sizes);
    attachment.sentSizes = sized.number;
    if (plan.snapshot) attachment.sendSnapshot(this.#screen.snapshot());
    channel.assign(attachment);
    const output = resumeAnswer(this.#output, plan, this.#parts.shell.epoch, sized.number);
    channel.send(attachedMessage({ channel, facts: this.#facts(), output, input, size: sized.size }));
    this.#attachments.sendAbsence(attachment);
    this.#updateClientLag();
    return attachment;
  }

  /** Returns the recorded output of `[from, to)` as blocks (H2); up to now if `to` is null. */
  history(from: number, to: number | null): HistoryAnswer {
    const end = Math.min(to ?? Infinity, this.#output.end);
    return { epoch: this.#parts.shell.epoch, to: end, blocks: this.#output.blocks(from, end) };
  }

  /** Protects the session from the idle timeout until the given time (S12). */
  keep(until: number | null): void {
    this.#life.keep(until);
    this.#parts.onChanged();
  }

  /** Time at which the session is ended or forgotten if nothing happens before (S5, S6); undefined while attached. */
  get deadline(): number | undefined {
    if (this.#attachments.size > 0) return undefined;
    return this.#life.deadline(this.#options.idleTimeoutMs);
  }

  /** Ends the shell (S5). Resolves when it is gone. */
  async end(by: EndedBy): Promise<void> {
    this.#life.apply({ kind: 'end-requested', by });
    try {
      await this.#parts.shell.end();
    } catch (error) {
      this.#logError(error, 'the shell could not be ended');
    }
  }

  /** Ends the session for idleness (S6), unless a command runs in the foreground of its tty: then idleness counts anew. */
  async endIdle(): Promise<void> {
    const { command } = this.#options.options;
    const isBusy = isJob(command) || (await this.#parts.shell.isBusy());
    if (isBusy) return this.#life.stayActive();
    // A client may have attached, or something may have been printed, since the question.
    if ((this.deadline ?? Infinity) <= this.#parts.clock.now()) await this.end('idle-timeout');
  }

  info(): SessionInfo {
    return {
      ...this.#facts(),
      activeAt: this.#life.state.activeAt,
      attachments: this.#attachments.size,
      ...this.#screen.summary(),
      closesAt: this.deadline ?? null,
      keptUntil: this.#life.keptUntil,
    };
  }

  /** Returns the record with which a later run of the server restores the session. */
  record(): SessionRecord {
    return recordOf({ ...this.#described, sizes: this.#sizes, activity: this.#intake.activity });
  }

  /** Size of the tty at the end of the output. */
  get size(): Size {
    return this.#sizes.last.size;
  }

  /** True if the shell outlives this run of the server. */
  get isHeld(): boolean {
    return this.#parts.shell.held !== undefined && !this.#life.isEnded;
  }

  /** Deletes everything that is stored. Only for a session that has ended. */
  forget(): void {
    this.#screen.dispose();
    this.#output.forget();
    this.#parts.shell.held?.forget();
  }

  /** Frees everything except the shell, so that a later run of the server can restore the session. */
  async release(): Promise<void> {
    this.#parts.shell.pause();
    this.#screen.dispose();
    await this.#output.release();
    this.#parts.shell.held?.release();
  }

  #openScreen(past: SessionPast | undefined): Screen {
    const source = { ...this.#options, output: this.#output, sizes: this.#sizes };
    // An ended shell accepts no replies anymore, so its recorded output needs none.
    const answeredTo = past === undefined ? undefined : (past.held?.answeredTo ?? Infinity);
    return openSessionScreen(this.#parts.openScreen, source, answeredTo, {
      onAnswer: (bytes, offset) => this.#input.answer(bytes, offset),
      onProgress: () => this.#intake.updateScreenLag(),
    });
  }

  #ownerOfAttachments(): AttachmentOwner {
    return {
      now: this.#parts.clock.now,
      output: this.#output,
      sizes: this.#sizes,
      activity: () => this.#intake.activity,
      skip: (from, wantsSnapshot) =>
        planSkip(this.#output, this.#sizes, from, wantsSnapshot ? this.#screen.snapshot() : null),
      ending: () => this.#life.ending,
      hasRoomFor: (byteCount) => this.#input.hasRoomFor(byteCount),
      typed: (input, bytes) => this.#typed(input, bytes),
      resized: () => this.#updateSize(),
      setProfile: (profile) => applyProfile(this.#screen, profile),
      lagChanged: () => this.#updateClientLag(),
      detached: (attachment) => this.#detached(attachment),
    };
  }

  readonly #facts = () => factsOf(this.#described);

  #add(
    { device, size, windowBytes, snapshotBehindBytes, profile }: AttachRequest,
    channel: ClientChannel,
    outputFrom: number,
    input: InputEpoch | undefined,
  ): Attachment {
    const attachment = new Attachment(this.#attachmentOwner, channel, {
      device,
      // If the connection breaks, output in flight must still be retained. This limits the window, whatever the client accepts.
      windowBytes: Math.min(windowBytes, this.#options.logBytes / 2),
      outputFrom,
      wantsSnapshots: snapshotBehindBytes !== null,
      input,
      size,
    });
    this.#attachments.add(attachment);
    this.#life.apply({ kind: 'attached', at: this.#parts.clock.now() });
    applyProfile(this.#screen, profile);
    this.#screen.setFocused(true);
    this.#updateSize();
    return attachment;
  }

  #detached(attachment: Attachment): void {
    this.#attachments.delete(attachment);
    if (this.#attachments.size === 0) {
      this.#life.apply({ kind: 'detached', at: this.#parts.clock.now() });
      this.#screen.setFocused(false);
    }
    this.#updateSize();
    this.#updateClientLag();
  }

  #printed(offset: number, bytes: Uint8Array): void {
    if (this.#life.isEnded) return;
    const accepted = this.#intake.printed(offset, bytes);
    if (typeof accepted === 'object') this.#fail(accepted.problem);
    if (accepted !== 'fresh') return;
    this.#life.apply({ kind: 'traffic', at: this.#parts.clock.now() });
    this.#attachments.wake();
    this.#updateClientLag();
  }

  /** Pauses the shell while even the fastest client lags too far behind (W2). */
  #updateClientLag(): void {
    this.#intake.setClientLag(this.#attachments.minLag());
  }

  #typed(input: InputEpoch, bytes: Uint8Array): void {
    this.#life.apply({ kind: 'traffic', at: this.#parts.clock.now() });
    this.#input.markTyped(input);
    this.#updateSize();
    this.#input.typed(input, bytes);
  }

  #updateSize(): void {
    if (!this.#life.isEnded) this.#requestedSize.follow(this.#attachments.sizeOwner());
  }

  #sized(at: number, size: Size): void {
    if (this.#life.isEnded) return;
    this.#intake.sized(at, size);
    this.#attachments.wake();
    this.#parts.onChanged();
  }

  #activityChanged(): void {
    this.#attachments.sendActivity();
    this.#parts.onChanged();
  }

  /** Ends the session with a reason because its shell left out output. An undetected hole would be worse (R3). */
  #fail(detail: string): void {
    this.#shellEnded({ kind: 'failed', detail });
    void this.end('server');
  }

  #shellEnded(end: ShellEnd): void {
    if (this.#life.isEnded) return;
    this.#life.apply({ kind: 'shell-ended', end, at: this.#parts.clock.now() });
    this.#input.close();
    this.#parts.log.info({ session: this.id, end: this.#life.wireState }, 'session ended');
    this.#attachments.wake();
    this.#parts.onChanged();
  }

  readonly #logError = (error: unknown, message: string): void =>
    this.#parts.log.error({ session: this.id, error: errorText(error) }, message);
}
