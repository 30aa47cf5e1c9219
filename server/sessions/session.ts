/** A shell plus what is needed to resume it; it outlives every connection and has none. */

import type { Size } from '../../protocol/messages/common.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import { errorText } from '../base/log.ts';
import type { Screen } from '../screen/screen.ts';
import type { ShellEnd } from '../shells/shell.ts';
import { attachedAnswer, attachmentOptions } from './attach/attachAnswer.ts';
import { Attachments } from './attach/attachments.ts';
import { Attachment, type AttachmentOwner, type AttachmentSink } from './attach/attachment.ts';
import type { InputEpoch } from './input/inputEpochs.ts';
import { Intake } from './intake.ts';
import type { OutputLog } from './outputLog.ts';
import type { AttachRequest, SessionOptions, SessionParts, SessionPast } from './sessionTypes.ts';
import { SessionInput } from './input/sessionInput.ts';
import { SessionLife } from './sessionLife.ts';
import type { SessionRecord } from './records/sessionRecord.ts';
import { openSessionScreen, tellProfile } from './sessionScreen.ts';
import { factsOf, recordOf } from './sessionWords.ts';
import { planResume, planSkip, resumeAnswer } from './attach/resumePlan.ts';
import { ShellReach } from './shellReach.ts';
import { SizeLog } from './attach/sizeLog.ts';
import { RequestedSize } from './input/requestedSize.ts';
import type { EndedBy, SessionState } from './state.ts';

export class Session {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly #output: OutputLog;
  readonly #options: SessionOptions;
  readonly #parts: SessionParts;
  readonly #host: AttachmentOwner;
  readonly #input: SessionInput;
  readonly #intake: Intake;
  readonly #screen: Screen;
  readonly #reach: ShellReach;
  readonly #attachments: Attachments;
  readonly #life: SessionLife;
  readonly #sizes: SizeLog;
  /** What an earlier run may have sent of the output: it is read again, or lost with its shell. */
  readonly #knownEnd: number;
  readonly #requestedSize: RequestedSize;

  /** @param past of a session that is taken up again: its output goes on at the end of what `parts.output` has. */
  constructor(options: SessionOptions, parts: SessionParts, past?: SessionPast) {
    this.id = options.id;
    this.owner = options.owner;
    const now = parts.clock.now();
    this.createdAt = past?.createdAt ?? now;
    this.#output = parts.output;
    this.#options = options;
    this.#parts = parts;
    this.#reach = new ShellReach(options.id, parts.clock);
    this.#attachments = new Attachments(this.#reach);
    this.#sizes = new SizeLog(options.size, past?.sizes);
    this.#requestedSize = new RequestedSize(parts.shell, past?.held?.size ?? this.#sizes.last.size);
    this.#knownEnd = past === undefined ? 0 : (past.held?.end ?? Infinity);
    this.#life = new SessionLife(now, past);
    this.#host = this.#hostOfAttachments();
    this.#input = new SessionInput(
      parts.shell,
      past?.held?.inputs ?? [],
      (epoch) => this.#attachments.taken(epoch),
      (error) => this.#logError(error, 'the shell takes no more input'),
    );
    const source = { ...options, output: parts.output, sizes: this.#sizes };
    // An ended shell takes no answers any more.
    const answeredTo = past === undefined ? undefined : (past.held?.answeredTo ?? Infinity);
    this.#screen = openSessionScreen(parts.openScreen, source, answeredTo, {
      onAnswer: (bytes, offset) => this.#input.answer(bytes, offset),
      onProgress: () => this.#intake.screenFollowed(),
    });
    this.#intake = new Intake({
      ...parts,
      sizes: this.#sizes,
      screen: this.#screen,
      pastActivity: past?.activity,
      onHappened: () => this.#happened(),
    });
  }

  get state(): SessionState {
    return this.#life.state;
  }

  get attachmentCount(): number {
    return this.#attachments.size;
  }

  /** Begins to read the shell's output. */
  start(): void {
    if (this.#life.isOver) return;
    this.#parts.shell.start(this.#output.end, {
      onOutput: (offset, bytes) => this.#printed(offset, bytes),
      onSkipped: (to) => this.#intake.skipped(to),
      onSized: (at, size) => this.#sized(at, size),
      onDirectory: (directory) => {
        this.#life.directory = directory;
        this.#parts.onChanged();
      },
      onAway: this.#reach.change,
      onEnd: (end) => this.#over(end),
    });
  }

  /** Answers `attached` on the sink; output follows once the caller wakes it. Undefined when the request broke a rule. */
  attach(request: AttachRequest, sink: AttachmentSink): Attachment | undefined {
    const position = request.output?.epoch === this.#parts.shell.epoch ? request.output : undefined;
    const wanted = position?.offset ?? 0;
    if (wanted > Math.max(this.#output.end, this.#knownEnd)) {
      sink.fail(`output offset ${wanted} of session ${this.id} is above its end ${this.#output.end}`);
      return undefined;
    }
    const plan = planResume(this.#output, wanted, request.snapshotBehindBytes);
    const input = this.#input.use(request.input.epoch, request.input.start);
    const attachment = this.#add(request, plan.from, input.epoch, sink);
    const sized = plan.snapshot ? this.#sizes.last : this.#sizes.inForce(plan.from, position?.sizes);
    attachment.sizesTold = sized.number;
    const output = resumeAnswer(this.#output, plan, this.#parts.shell.epoch, sized.number);
    sink.send(attachedAnswer(request.channel, this.#facts(), output, input, sized.size));
    this.#attachments.tellAbsence(attachment);
    if (plan.snapshot) attachment.repaint(this.#screen.snapshot());
    this.#followed();
    return attachment;
  }

  /** The recorded output of `[from, to)`, or until now, as blocks (H2). */
  history(from: number, to: number | null) {
    const end = Math.min(to ?? Infinity, this.#output.end);
    return { epoch: this.#parts.shell.epoch, to: end, blocks: this.#output.blocks(from, end) };
  }

  /** Protects the session from the idle timeout until then (S12). */
  keep(until: number | null): void {
    this.#life.keep(until, this.#parts.clock.now());
    this.#parts.onChanged();
  }

  /** When it will be ended or forgotten unless something happens (S5, S6); undefined while somebody is attached. */
  get deadline(): number | undefined {
    if (this.#attachments.size > 0) return undefined;
    return this.#life.deadline(this.#options.idleTimeoutMs);
  }

  /** Ends the shell (S5); resolves when it is gone. */
  async end(by: EndedBy): Promise<void> {
    this.#life.apply({ kind: 'end-requested', by });
    try {
      await this.#parts.shell.end();
    } catch (error) {
      this.#logError(error, 'the shell could not be ended');
    }
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

  /** What a later run of the server must know. */
  record(): SessionRecord {
    return recordOf(
      this.#options,
      this.createdAt,
      this.#parts.shell,
      this.#sizes,
      this.#life,
      this.#intake.activity,
    );
  }

  /** The tty's size at the end of the output. */
  get size(): Size {
    return this.#sizes.last.size;
  }

  /** Whether the shell outlives this run of the server. */
  get isHeld(): boolean {
    return this.#parts.shell.held !== undefined && !this.#life.isOver;
  }

  /** Forgets everything; only for a session that has ended. */
  forget(): void {
    this.#screen.dispose();
    this.#output.forget();
    this.#parts.shell.held?.forget();
  }

  /** Lets go of everything, so that a later run of the server can take it up again. */
  async release(): Promise<void> {
    this.#parts.shell.pause();
    this.#screen.dispose();
    await this.#output.release();
    this.#parts.shell.held?.release();
  }

  #hostOfAttachments(): AttachmentOwner {
    return {
      now: this.#parts.clock.now,
      output: this.#output,
      sizes: this.#sizes,
      activity: () => this.#intake.activity,
      skip: (from, wantsSnapshot) =>
        planSkip(this.#output, this.#sizes, from, wantsSnapshot ? this.#screen.snapshot() : null),
      ending: () => this.#life.ending,
      hasRoomFor: (byteCount) => this.#input.hasRoomFor(byteCount),
      typed: (attachment, bytes) => this.#typed(attachment, bytes),
      resized: () => this.#updateSize(),
      profiled: (profile) => tellProfile(this.#screen, profile),
      followed: () => this.#followed(),
      detached: (attachment) => this.#detached(attachment),
    };
  }

  readonly #facts = () => factsOf(this.#options, this.createdAt, this.#parts.shell, this.#life);

  #add(request: AttachRequest, outputFrom: number, input: InputEpoch, sink: AttachmentSink): Attachment {
    const options = attachmentOptions(request, this.#options.logBytes, outputFrom, input);
    const attachment = new Attachment(this.#host, sink, options);
    this.#attachments.add(attachment);
    this.#life.apply({ kind: 'attached', at: this.#parts.clock.now() });
    tellProfile(this.#screen, request.profile);
    this.#screen.setFocused(true);
    this.#updateSize();
    return attachment;
  }

  #detached(attachment: Attachment): void {
    this.#attachments.delete(attachment);
    if (this.#attachments.size === 0) {
      this.#life.apply({ kind: 'left-alone', at: this.#parts.clock.now() });
      this.#screen.setFocused(false);
    }
    this.#updateSize();
    this.#followed();
  }

  #printed(offset: number, bytes: Uint8Array): void {
    if (this.#life.isOver) return;
    const taken = this.#intake.printed(offset, bytes);
    if (typeof taken === 'object') this.#broken(taken.broken);
    if (taken !== 'fresh') return;
    this.#life.apply({ kind: 'traffic', at: this.#parts.clock.now() });
    this.#attachments.wake();
    this.#followed();
  }

  /** Holds the shell back while even the fastest client is far behind (W2). */
  #followed(): void {
    this.#intake.clientsFollowed(this.#attachments.behind());
  }

  #typed({ input }: Attachment, bytes: Uint8Array): void {
    this.#life.apply({ kind: 'traffic', at: this.#parts.clock.now() });
    this.#input.markTyped(input);
    this.#updateSize();
    this.#input.typed(input, bytes);
  }

  #updateSize(): void {
    if (!this.#life.isOver) this.#requestedSize.follow(this.#attachments.sizeOwner());
  }

  #sized(at: number, size: Size): void {
    if (this.#life.isOver) return;
    this.#intake.sized(at, size);
    this.#attachments.wake();
    this.#parts.onChanged();
  }

  #happened(): void {
    this.#attachments.tellActivity();
    this.#parts.onChanged();
  }

  /** The shell broke its promise: better an end that says so than a hole that does not (R3). */
  #broken(detail: string): void {
    this.#over({ kind: 'failed', detail });
    void this.end('server');
  }

  #over(end: ShellEnd): void {
    if (this.#life.isOver) return;
    this.#life.apply({ kind: 'shell-ended', end, at: this.#parts.clock.now() });
    this.#input.close();
    this.#parts.log.info({ session: this.id, end: this.#life.text }, 'session ended');
    this.#attachments.wake();
    this.#parts.onChanged();
  }

  readonly #logError = (error: unknown, message: string): void =>
    this.#parts.log.error({ session: this.id, error: errorText(error) }, message);
}
