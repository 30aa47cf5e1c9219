/** A shell with a holder: it continues while this process, the engine or the connection to it is down. */

import type { Clock } from '../../../protocol/clock.ts';
import type { Durability, FoundContainer } from '../../../protocol/messages/common.ts';
import type { Held, HolderLocation, InputOrigin, Shell, ShellEnd, ShellEvents, TtySize } from '../shell.ts';
import { signaledWith } from '../local/signals.ts';
import { HeldInput } from './heldInput.ts';
import { HeldOutput } from './heldOutput.ts';
import { HolderConnection, type Welcome } from './holderConnection.ts';
import type { HolderPipe } from './holderPipe.ts';
import type { FromHolder, ToHolder } from './holderWire.ts';

/** Time that a shell has to end after a hang-up, ms, as for other shells (localPty.ts). */
const HANGUP_GRACE_MS = 2_000;
/**
 * Min step of acknowledgments, bytes. The holder retains at least 1 MiB, and pauses when more than half of that is not
 * acknowledged.
 */
const ACKNOWLEDGE_BYTES = 64 * 1024;
/** Signal that is assumed for a shell that we ended and whose end the holder did not report. */
const SIGHUP = 1;

const SILENT: ShellEvents = {
  onOutput: () => undefined,
  onSkipped: () => undefined,
  onSized: () => undefined,
  onDirectory: () => undefined,
  onAway: () => undefined,
  onEnd: () => undefined,
};

export type HeldShellParts = {
  readonly pipe: HolderPipe;
  readonly clock: Clock;
  readonly location: HolderLocation;
  readonly durability: Durability;
  readonly container?: FoundContainer;
  /** Returns the reason why a holder does not belong to this session, or undefined (heldParts.ts). */
  readonly check: (welcome: Welcome) => string | undefined;
  /** Called when the holder has ended. */
  readonly onLeft: () => void;
};

/** First welcome of the holder, or the end of the shell if there was none. */
export type FirstAnswer =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'ended'; readonly end: ShellEnd };

/** Max time for the holder's reply to `askBusy`, ms. */
const BUSY_REPLY_MS = 5_000;

export class HeldShell implements Shell {
  readonly durability: Durability;
  readonly container?: FoundContainer;
  readonly held: Held;
  /** Resolves with the result of the first connection. */
  readonly answered: Promise<FirstAnswer>;
  readonly #parts: HeldShellParts;
  /** Connection to the holder, made again after a cut. */
  readonly #connection: HolderConnection;
  readonly #input: HeldInput;
  readonly #output: HeldOutput;
  /** Resolves when the holder has ended. */
  readonly #left: Promise<void>;
  #resolveAnswered: (answer: FirstAnswer) => void = () => undefined;
  #resolveLeft: () => void = () => undefined;
  /** Epoch of the output; undefined until the first welcome. */
  #epoch: string | undefined;
  /** Last requested size. It is sent again on each connection. */
  #requestedSize: TtySize | undefined;
  /** Offset below which output is stored durably here. */
  #acknowledged = 0;
  /** Last acknowledgment sent to the holder. */
  #sentAcknowledged = 0;
  /** True once the holder has reported the end of the shell. */
  #hasExited = false;
  /** True once `forget` was sent on this connection. */
  #hasSentForget = false;
  /** True after `open`. */
  #isOpen = false;
  /** Result of the first call of `end`; undefined before it. */
  #ending: Promise<void> | undefined;
  /** True once the server gave the shell up without ending it. */
  #isReleased = false;
  /** Callers of `isBusy` that wait for the holder. */
  readonly #waiting: ((isBusy: boolean) => void)[] = [];

  /** @param epoch epoch of a shell that was found again. A new shell's epoch is in its holder's first welcome. */
  constructor(parts: HeldShellParts, epoch?: string) {
    this.#parts = parts;
    this.#epoch = epoch;
    this.durability = parts.durability;
    if (parts.container !== undefined) this.container = parts.container;
    this.held = {
      location: parts.location,
      acknowledge: (offset) => this.#acknowledge(offset),
      release: () => this.#release(),
      forget: () => void this.end(),
    };
    this.answered = new Promise((resolve) => (this.#resolveAnswered = resolve));
    this.#left = new Promise((resolve) => (this.#resolveLeft = resolve));
    this.#connection = new HolderConnection(parts.pipe, parts.clock, {
      hello: () => this.#hello(),
      onWelcome: (welcome) => this.#onWelcome(welcome),
      onFrame: (frame) => this.#onFrame(frame),
      onCut: () => this.#onCut(),
      onAway: (absence) => this.#output.away(absence),
      onGone: (end) => this.#onGone(end),
    });
    this.#input = new HeldInput((frame) => this.#connection.send(frame));
    this.#output = new HeldOutput((offset) => this.#connection.send({ kind: 'window', offset }));
    void this.#output.over.then(() => this.#outputEnded());
  }

  #outputEnded(): void {
    this.#input.fail(new Error('the shell has ended'));
    this.#forgetWhenSafe();
  }

  get epoch(): string {
    return this.#epoch ?? '';
  }

  /** Connects to the holder, to read output from `offset`. */
  open(offset: number): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#output.begin(offset);
    this.#connection.open();
  }

  start(offset: number, events: ShellEvents): void {
    this.open(offset);
    this.#output.start(events);
  }

  write(bytes: Uint8Array, origin: InputOrigin): Promise<void> {
    return this.#input.write(bytes, origin);
  }

  resize(size: TtySize): void {
    this.#requestedSize = size;
    this.#connection.send({ kind: 'resize', ...size });
  }

  pause(): void {
    this.#output.pause();
  }

  resume(): void {
    this.#output.resume();
  }

  /** A shell that cannot be reached, or whose holder does not reply, may be busy. */
  isBusy(): Promise<boolean> {
    if (!this.#connection.isWelcome) return Promise.resolve(!this.#hasExited);
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.setTimeout(() => this.#answerBusy(true), BUSY_REPLY_MS);
      this.#waiting.push((isBusy) => {
        cancel();
        resolve(isBusy);
      });
      this.#connection.send({ kind: 'askBusy' });
    });
  }

  #answerBusy(isBusy: boolean): void {
    for (const resolve of this.#waiting.splice(0)) resolve(isBusy);
  }

  end(): Promise<void> {
    this.#ending ??= this.#endShell();
    return this.#ending;
  }

  /** Makes the holder end the shell's tty session, even without this server, and delete its files. */
  async #endShell(): Promise<void> {
    if (this.#isReleased) return;
    // Unread output would delay the end.
    this.#output.resume();
    if (!this.#output.isStarted) this.#output.start(SILENT);
    this.open(0);
    this.#forget();
    await this.#left;
    await this.#output.over;
  }

  #forget(): void {
    if (!this.#connection.isWelcome) return;
    this.#hasSentForget = true;
    this.#connection.send({ kind: 'forget', graceMs: this.#hasExited ? 0 : HANGUP_GRACE_MS });
  }

  #hello(): ToHolder[] {
    return [
      { kind: 'hello', mode: 'attach', from: this.#output.next },
      { kind: 'window', offset: this.#output.granted },
    ];
  }

  #onWelcome(welcome: Welcome): void {
    const isSame = this.#epoch === undefined || this.#epoch === welcome.epoch;
    const mismatch = isSame ? this.#parts.check(welcome) : 'it has another epoch';
    if (mismatch !== undefined)
      return this.#fail(`the holder in this location is not that of this shell: ${mismatch}`);
    this.#epoch = welcome.epoch;
    this.#output.retainedFrom(welcome.start);
    for (const change of welcome.sizes) this.#output.sized(change);
    this.#output.directory(welcome.directory);
    this.#resolveAnswered({ kind: 'welcome', welcome });
    const { cols, rows } = this.#requestedSize ?? welcome;
    if (cols !== welcome.cols || rows !== welcome.rows) this.#connection.send({ kind: 'resize', cols, rows });
    this.#sendAcknowledged();
    this.#input.connected(welcome);
    if (this.#ending !== undefined) this.#forget();
  }

  #onFrame(frame: Exclude<FromHolder, { kind: 'welcome' | 'pong' }>): void {
    switch (frame.kind) {
      case 'output':
        return this.#output.output(frame.offset, frame.bytes);
      case 'sized':
        return this.#output.sized(frame);
      case 'directory':
        return this.#output.directory(frame.directory);
      case 'busy':
        return this.#answerBusy(frame.isBusy);
      case 'taken':
        return this.#input.taken(frame.epoch, frame.offset);
      case 'exited':
        return this.#onExit(frame.end);
      case 'fenced':
        return this.#fail('another server has taken this shell over: use it there');
      case 'refused':
        return this.#rejected(`the holder of this shell refused this server: ${frame.sentence}`);
    }
  }

  /** Handles a closed connection. Returns true if the holder should be dialed again. */
  #onCut(): boolean {
    this.#input.disconnected();
    this.#answerBusy(!this.#hasExited);
    const hasHolderEnded = this.#hasExited && this.#hasSentForget;
    this.#hasSentForget = false;
    if (hasHolderEnded) this.#leave();
    return !hasHolderEnded;
  }

  #onExit(end: ShellEnd): void {
    this.#hasExited = true;
    this.#output.end(end);
    this.#forgetWhenSafe();
  }

  /** Ends the shell for this server. The holder may continue without it. */
  #fail(detail: string): void {
    this.#connection.close();
    this.#ended({ kind: 'failed', detail });
    this.#resolveLeft();
  }

  /** Ends a shell whose holder refused a frame: it must not run on where no client can reach it. */
  #rejected(detail: string): void {
    if (!this.#connection.isWelcome) return this.#fail(detail);
    this.#ended({ kind: 'failed', detail });
    // The end is sent over the next connection, because the holder closes this one.
    void this.end();
  }

  #onGone(end: ShellEnd): void {
    const hungUp = this.#ending !== undefined && end.kind === 'failed';
    this.#ended(hungUp ? signaledWith(SIGHUP) : end);
    this.#leave();
  }

  #ended(end: ShellEnd): void {
    this.#resolveAnswered({ kind: 'ended', end });
    this.#output.end(end);
  }

  /** Cleans up after the holder has ended. */
  #leave(): void {
    this.#connection.close();
    this.#resolveLeft();
    this.#parts.onLeft();
  }

  #acknowledge(offset: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, offset);
    if (this.#acknowledged - this.#sentAcknowledged >= ACKNOWLEDGE_BYTES) this.#sendAcknowledged();
    this.#forgetWhenSafe();
  }

  #sendAcknowledged(): void {
    if (this.#acknowledged === 0) return;
    this.#sentAcknowledged = this.#acknowledged;
    this.#connection.send({ kind: 'ack', offset: this.#acknowledged });
  }

  /** Deletes the holder of an ended shell once all of its output is stored here. */
  #forgetWhenSafe(): void {
    if (this.#hasExited && this.#output.isOver && this.#acknowledged >= this.#output.next) void this.end();
  }

  #release(): void {
    this.#isReleased = true;
    this.#answerBusy(true);
    this.#output.stop();
    this.#connection.close();
    this.#resolveLeft();
  }
}
