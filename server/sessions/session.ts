/** A shell plus what is needed to resume it; it outlives every connection and has none. */

import { sameSize, type SessionStateText } from '../../protocol/messages/common.ts';
import type { SessionInfo } from '../../protocol/messages/sessions.ts';
import { INPUT_WINDOW_BYTES, MAX_KEEP_MS } from '../../protocol/limits.ts';
import { ByteCursor } from '../../protocol/resume/byteCursor.ts';
import { errorText } from '../log.ts';
import type { Screen } from '../screen/screen.ts';
import type { ShellEnd } from '../shells/shell.ts';
import { Attachments } from './attachments.ts';
import { Attachment, type AttachmentHost, type AttachmentSink, type Skip } from './attachment.ts';
import { InputEpochs, type InputEpoch } from './inputEpochs.ts';
import type { OutputLog } from './outputLog.ts';
import { ReadGate } from './readGate.ts';
import type { AttachRequest, HistoryAnswer, SessionOptions, SessionParts } from './sessionTypes.ts';
import { ShellInput } from './shellInput.ts';
import { planResume, planSkip, resumeAnswer } from './resumePlan.ts';
import { replayInto } from './screenRecovery.ts';
import { SizeLog } from './sizeLog.ts';
import {
  deadlineOf,
  newSessionState,
  transition,
  type EndedBy,
  type SessionEvent,
  type SessionState,
} from './state.ts';

/** The shell is held back when all that may be under way to the fastest client was read, and let go before that is gone. */
const READ_AHEAD = { high: 0, low: -1 / 16 };

/** Output the screen may lag behind, bytes: some 30 ms of parsing, so that answers stay prompt. */
const SCREEN_LAG = { high: 1024 * 1024, low: 256 * 1024 };

/** Output that waits to be compressed, bytes: some 100 ms of it. */
const BACKLOG = { high: 4 * 1024 * 1024, low: 1024 * 1024 };

/** Input of all clients together that a shell has not taken, bytes: as much as the epochs' windows. */
const MAX_PENDING_INPUT_BYTES = 16 * INPUT_WINDOW_BYTES;

/** Answers of the screen wait only behind little input: who floods questions and never reads gets no more. */
const MAX_INPUT_BEFORE_ANSWER_BYTES = 64 * 1024;

export class Session {
  readonly id: string;
  readonly owner: string;
  readonly createdAt: number;
  readonly #output: OutputLog;
  readonly #options: SessionOptions;
  readonly #parts: SessionParts;
  readonly #source = new ByteCursor();
  readonly #host: AttachmentHost;
  readonly #epochs = new InputEpochs();
  readonly #input: ShellInput;
  readonly #gate: ReadGate;
  readonly #screen: Screen;
  readonly #attachments = new Attachments();
  #state: SessionState;
  readonly #sizes: SizeLog;
  /** Not ended for being idle before then, wall time (S12). */
  #keptUntil: number | null = null;
  #typedTurns = 0;

  constructor(options: SessionOptions, parts: SessionParts) {
    this.id = options.id;
    this.owner = options.owner;
    this.createdAt = parts.clock.now();
    this.#output = parts.output;
    this.#options = options;
    this.#parts = parts;
    this.#sizes = new SizeLog(options.size);
    this.#state = newSessionState(this.createdAt);
    this.#host = {
      now: parts.clock.now,
      output: parts.output,
      sizes: this.#sizes,
      skip: (from, wantsSnapshot) => this.#skip(from, wantsSnapshot),
      ending: () => (this.#state.kind === 'ended' ? { end: this.#state.end, at: this.#state.at } : undefined),
      hasRoomFor: (byteCount) => this.#input.pendingBytes + byteCount <= MAX_PENDING_INPUT_BYTES,
      typed: (attachment, bytes) => this.#typed(attachment, bytes),
      resized: () => this.#updateSize(),
      profiled: (profile) => this.#screen.setProfile(profile),
      followed: () => this.#followed(),
      detached: (attachment) => this.#detached(attachment),
    };
    this.#input = new ShellInput(parts.shell, (error) =>
      this.#logError(error, 'the shell takes no more input'),
    );
    this.#gate = new ReadGate(parts.shell, { client: READ_AHEAD, screen: SCREEN_LAG, history: BACKLOG });
    parts.output.onBacklog(() => this.#gate.behind('history', this.#output.backlogBytes));
    this.#screen = parts.openScreen(options.size, options.profile, {
      onAnswer: (bytes) => this.#answer(bytes),
      onProgress: () => this.#gate.behind('screen', this.#screen.pendingBytes()),
      onLost: () => replayInto(this.#screen, this.#output, this.#sizes),
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  get attachmentCount(): number {
    return this.#attachments.size;
  }

  /** Begins to read the shell's output. */
  start(): void {
    this.#parts.shell.start(0, {
      onOutput: (offset, bytes) => this.#printed(offset, bytes),
      onEnd: (end) => this.#over(end),
    });
  }

  /** Answers `attached` on the sink; output follows once the caller wakes it. Undefined when the request broke a rule. */
  attach(request: AttachRequest, sink: AttachmentSink): Attachment | undefined {
    const position = request.output?.epoch === this.#parts.shell.epoch ? request.output : undefined;
    const wanted = position?.offset ?? 0;
    if (wanted > this.#output.end) {
      sink.fail(`output offset ${wanted} of session ${this.id} is above its end ${this.#output.end}`);
      return undefined;
    }
    const plan = planResume(this.#output, wanted, request.snapshotBehindBytes);
    const input = this.#epochs.use(request.input.epoch, request.input.start);
    const attachment = this.#add(request, plan.from, input.epoch, sink);
    const sized = plan.snapshot ? this.#sizes.last : this.#sizes.inForce(plan.from, position?.sizes);
    attachment.sizesTold = sized.number;
    sink.send({
      type: 'attached',
      channel: request.channel,
      session: this.id,
      output: resumeAnswer(this.#output, plan, this.#parts.shell.epoch, sized.number),
      input: input.kind === 'known' ? { received: input.epoch.cursor.next, taken: input.epoch.taken } : null,
      size: sized.size,
      target: this.#options.target,
      targetName: this.#options.targetName,
      state: this.#stateText(),
      createdAt: this.createdAt,
    });
    if (plan.snapshot) attachment.repaint(this.#screen.snapshot());
    this.#followed();
    return attachment;
  }

  /** The recorded output of `[from, to)`, or until now, as blocks (H2). */
  history(from: number, to: number | null): HistoryAnswer {
    const end = Math.min(to ?? Infinity, this.#output.end);
    return { epoch: this.#parts.shell.epoch, to: end, blocks: this.#output.blocks(from, end) };
  }

  /** Protects the session from the idle timeout until then, at most for `MAX_KEEP_MS` (S12). */
  keep(until: number | null): void {
    const latest = this.#parts.clock.now() + MAX_KEEP_MS;
    this.#keptUntil = until === null ? null : Math.min(until, latest);
  }

  /** When it will be ended or forgotten unless something happens (S5, S6); undefined while somebody is attached. */
  get deadline(): number | undefined {
    if (this.#attachments.size > 0) return undefined;
    return deadlineOf(this.#state, this.#options.idleTimeoutMs, this.#keptUntil);
  }

  /** Ends the shell (S5); resolves when it is gone. */
  async end(by: EndedBy): Promise<void> {
    this.#apply({ kind: 'end-requested', by });
    try {
      await this.#parts.shell.end();
    } catch (error) {
      this.#logError(error, 'the shell could not be ended');
    }
  }

  info(): SessionInfo {
    const { target, targetName } = this.#options;
    return {
      session: this.id,
      target,
      targetName,
      state: this.#stateText(),
      createdAt: this.createdAt,
      activeAt: this.#state.activeAt,
      attachments: this.#attachments.size,
      ...this.#screen.summary(),
      closesAt: this.deadline ?? null,
      keptUntil: this.#keptUntil,
    };
  }

  /** Forgets everything; only for a session that has ended. */
  dispose(): void {
    this.#screen.dispose();
    this.#output.close();
  }

  #add(request: AttachRequest, outputFrom: number, input: InputEpoch, sink: AttachmentSink): Attachment {
    const { channel, device, size } = request;
    // What is in flight must still be held when the connection breaks, whatever the client could take.
    const windowBytes = Math.min(request.windowBytes, this.#options.logBytes / 2);
    const wantsSnapshots = request.snapshotBehindBytes !== null;
    const options = { channel, device, windowBytes, outputFrom, wantsSnapshots, input, size };
    const attachment = new Attachment(this.#host, sink, options);
    this.#attachments.add(attachment);
    this.#apply({ kind: 'attached', at: this.#parts.clock.now() });
    this.#screen.setProfile(request.profile);
    this.#screen.setFocused(true);
    this.#updateSize();
    return attachment;
  }

  #detached(attachment: Attachment): void {
    this.#attachments.delete(attachment);
    if (this.#attachments.size === 0) {
      this.#apply({ kind: 'left-alone', at: this.#parts.clock.now() });
      this.#screen.setFocused(false);
    }
    this.#updateSize();
    this.#followed();
  }

  #printed(offset: number, bytes: Uint8Array): void {
    if (this.#state.kind === 'ended') return;
    const accepted = this.#source.accept(offset, bytes);
    if (accepted.kind === 'gap')
      this.#broken(`its output from ${accepted.expected} to ${accepted.got} never came`);
    if (accepted.kind !== 'fresh') return;
    const now = this.#parts.clock.now();
    this.#output.append(accepted.bytes, now);
    this.#apply({ kind: 'traffic', at: now });
    this.#screen.write(accepted.bytes);
    this.#gate.behind('screen', this.#screen.pendingBytes());
    this.#gate.behind('history', this.#output.backlogBytes);
    this.#attachments.wake();
    this.#followed();
  }

  /** Holds the shell back while even the fastest client is far behind (W2). */
  #followed(): void {
    this.#gate.behind('client', this.#attachments.behind());
  }

  #typed(attachment: Attachment, bytes: Uint8Array): void {
    const { input } = attachment;
    const typedTo = input.cursor.next;
    this.#apply({ kind: 'traffic', at: this.#parts.clock.now() });
    input.typedTurn = ++this.#typedTurns;
    this.#updateSize();
    // The frame's memory belongs to the connection.
    this.#input.write(bytes.slice(), () => {
      input.taken = typedTo;
      this.#attachments.taken(input);
    });
  }

  #answer(bytes: Uint8Array): void {
    if (this.#input.pendingBytes <= MAX_INPUT_BEFORE_ANSWER_BYTES) this.#input.write(bytes, () => undefined);
  }

  #updateSize(): void {
    const owner = this.#attachments.sizeOwner();
    if (owner === undefined || this.#state.kind === 'ended') return;
    if (sameSize(owner.size, this.#sizes.last.size)) return;
    this.#sizes.add(this.#output.end, owner.size);
    this.#output.resized(owner.size, this.#parts.clock.now());
    this.#parts.shell.resize(owner.size);
    this.#screen.resize(owner.size);
    this.#attachments.wake();
  }

  #skip(from: number, wantsSnapshot: boolean): Skip {
    return planSkip(this.#output, this.#sizes, from, wantsSnapshot ? this.#screen.snapshot() : null);
  }

  /** The shell broke its promise: better an end that says so than a hole that does not (R3). */
  #broken(detail: string): void {
    this.#over({ kind: 'failed', detail });
    void this.end('server');
  }

  #over(end: ShellEnd): void {
    if (this.#state.kind === 'ended') return;
    this.#apply({ kind: 'shell-ended', end, at: this.#parts.clock.now() });
    this.#input.close();
    this.#parts.log.info({ session: this.id, end: this.#stateText() }, 'session ended');
    this.#attachments.wake();
  }

  #apply(event: SessionEvent): void {
    this.#state = transition(this.#state, event);
  }

  #stateText(): SessionStateText {
    const state = this.#state;
    return state.kind === 'ended' ? { kind: 'ended', end: state.end, at: state.at } : { kind: 'running' };
  }

  #logError(error: unknown, message: string): void {
    this.#parts.log.error({ session: this.id, error: errorText(error) }, message);
  }
}
