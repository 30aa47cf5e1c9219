/** A shell that a holder holds: it goes on while this process, the engine or the way to it is away. */

import type { Clock } from '../../../protocol/clock.ts';
import type { Durability, FoundContainer } from '../../../protocol/messages/common.ts';
import type { Held, HolderLocation, InputOrigin, Shell, ShellEnd, ShellEvents, TtySize } from '../shell.ts';
import { signaledWith } from '../local/signals.ts';
import { HeldInput } from './heldInput.ts';
import { HeldOutput } from './heldOutput.ts';
import { HolderConnection, type Welcome } from './holderConnection.ts';
import type { HolderPipe } from './holderPipe.ts';
import type { FromHolder, ToHolder } from './holderWire.ts';

/** Time a hung-up shell has to end by itself, ms: as other shells have (localPty.ts). */
const HANGUP_GRACE_MS = 2_000;
/** The holder hears of what is safe in steps of so many bytes: it keeps 1 MiB at least, and reads on below half of that. */
const ACKNOWLEDGE_BYTES = 64 * 1024;
/** What is taken for the end of a shell that we ended and that could not tell it any more. */
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
  /** Why what answers is not this session's shell; undefined when it is. */
  readonly check: (welcome: Welcome) => string | undefined;
  /** Called when the holder is gone with all that it kept. */
  readonly onLeft: () => void;
};

/** Either the holder's first welcome, or that there will be none. */
export type FirstAnswer =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  | { readonly kind: 'over'; readonly end: ShellEnd };

export class HeldShell implements Shell {
  readonly durability: Durability;
  readonly container?: FoundContainer;
  readonly held: Held;
  /** Settles with what the first connection finds. */
  readonly answered: Promise<FirstAnswer>;
  readonly #parts: HeldShellParts;
  readonly #link: HolderConnection;
  readonly #input: HeldInput;
  readonly #output: HeldOutput;
  /** Resolves when there is no holder any more. */
  readonly #left: Promise<void>;
  #resolveAnswered: (answer: FirstAnswer) => void = () => undefined;
  #resolveLeft: () => void = () => undefined;
  #epoch: string | undefined;
  #wishedSize: TtySize | undefined;
  #acknowledged = 0;
  #saidSafe = 0;
  #exited = false;
  /** To the holder on this connection. */
  #saidForget = false;
  #isOpen = false;
  #ending: Promise<void> | undefined;
  #isReleased = false;

  /** @param epoch known of a shell that was found again; a new one's comes with its holder's first answer. */
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
    this.#link = new HolderConnection(parts.pipe, parts.clock, {
      hello: () => this.#hello(),
      onWelcome: (welcome) => this.#welcomed(welcome),
      onFrame: (frame) => this.#take(frame),
      onCut: () => this.#cut(),
      onAway: (absence) => this.#output.away(absence),
      onGone: (end) => this.#gone(end),
    });
    this.#input = new HeldInput((frame) => this.#link.send(frame));
    this.#output = new HeldOutput((offset) => this.#link.send({ kind: 'window', offset }));
    void this.#output.over.then(() => this.#isOver());
  }

  #isOver(): void {
    this.#input.fail(new Error('the shell has ended'));
    this.#forgetWhenSafe();
  }

  get epoch(): string {
    return this.#epoch ?? '';
  }

  /** Connects, to read from `offset` on. */
  open(offset: number): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#output.begin(offset);
    this.#link.open();
  }

  start(offset: number, events: ShellEvents): void {
    this.open(offset);
    this.#output.start(events);
  }

  write(offset: number, bytes: Uint8Array, origin: InputOrigin): Promise<number> {
    return this.#input.write(offset, bytes, origin);
  }

  resize(size: TtySize): void {
    this.#wishedSize = size;
    this.#link.send({ kind: 'resize', ...size });
  }

  pause(): void {
    this.#output.pause();
  }

  resume(): void {
    this.#output.resume();
  }

  end(): Promise<void> {
    this.#ending ??= this.#endShell();
    return this.#ending;
  }

  /** The holder ends all of the shell's session, also when it does not hear of us again, and leaves nothing. */
  async #endShell(): Promise<void> {
    if (this.#isReleased) return;
    // What nobody reads any more must not keep the end from being seen.
    this.#output.resume();
    if (!this.#output.isStarted) this.#output.start(SILENT);
    this.open(0);
    this.#forget();
    await this.#left;
    await this.#output.over;
  }

  #forget(): void {
    if (!this.#link.isWelcome) return;
    this.#saidForget = true;
    this.#link.send({ kind: 'forget', graceMs: this.#exited ? 0 : HANGUP_GRACE_MS });
  }

  #hello(): ToHolder[] {
    return [
      { kind: 'hello', mode: 'attach', from: this.#output.next },
      { kind: 'window', offset: this.#output.granted },
    ];
  }

  #welcomed(welcome: Welcome): void {
    const isSame = this.#epoch === undefined || this.#epoch === welcome.epoch;
    const wrong = isSame ? this.#parts.check(welcome) : 'it began at another time';
    if (wrong !== undefined)
      return this.#refused(`what answers in the place of this shell is not it: ${wrong}`);
    this.#epoch = welcome.epoch;
    this.#output.heldFrom(welcome.start);
    for (const change of welcome.sizes) this.#output.sized(change);
    this.#output.directory(welcome.directory);
    this.#resolveAnswered({ kind: 'welcome', welcome });
    const { cols, rows } = this.#wishedSize ?? welcome;
    if (cols !== welcome.cols || rows !== welcome.rows) this.#link.send({ kind: 'resize', cols, rows });
    this.#sayWhatIsSafe();
    this.#input.connected(welcome);
    if (this.#ending !== undefined) this.#forget();
  }

  #take(frame: Exclude<FromHolder, { kind: 'welcome' | 'pong' }>): void {
    switch (frame.kind) {
      case 'output':
        return this.#output.output(frame.offset, frame.bytes);
      case 'sized':
        return this.#output.sized(frame);
      case 'directory':
        return this.#output.directory(frame.directory);
      case 'taken':
        return this.#input.taken(frame.epoch, frame.offset);
      case 'exited':
        return this.#sawExit(frame.end);
      case 'fenced':
        return this.#refused('another server has taken this shell over: use it there');
      case 'refused':
        return this.#rejected(`the holder of this shell gave up on this server: ${frame.sentence}`);
    }
  }

  /** Whether to connect again. */
  #cut(): boolean {
    this.#input.disconnected();
    const isLeft = this.#exited && this.#saidForget;
    this.#saidForget = false;
    if (isLeft) this.#leave();
    return !isLeft;
  }

  #sawExit(end: ShellEnd): void {
    this.#exited = true;
    this.#output.end(end);
    this.#forgetWhenSafe();
  }

  #refused(detail: string): void {
    this.#link.close();
    this.#over({ kind: 'failed', detail });
    this.#resolveLeft();
  }

  /** Ends a shell whose holder refused a frame: it must not run on where no client can reach it. */
  #rejected(detail: string): void {
    if (!this.#link.isWelcome) return this.#refused(detail);
    this.#over({ kind: 'failed', detail });
    // Over the next connection: the holder closes this one.
    void this.end();
  }

  #gone(end: ShellEnd): void {
    const hungUp = this.#ending !== undefined && end.kind === 'failed';
    this.#over(hungUp ? signaledWith(SIGHUP) : end);
    this.#leave();
  }

  #over(end: ShellEnd): void {
    this.#resolveAnswered({ kind: 'over', end });
    this.#output.end(end);
  }

  /** There is no holder any more. */
  #leave(): void {
    this.#link.close();
    this.#resolveLeft();
    this.#parts.onLeft();
  }

  #acknowledge(offset: number): void {
    this.#acknowledged = Math.max(this.#acknowledged, offset);
    if (this.#acknowledged - this.#saidSafe >= ACKNOWLEDGE_BYTES) this.#sayWhatIsSafe();
    this.#forgetWhenSafe();
  }

  #sayWhatIsSafe(): void {
    if (this.#acknowledged === 0) return;
    this.#saidSafe = this.#acknowledged;
    this.#link.send({ kind: 'ack', offset: this.#acknowledged });
  }

  /** Of an ended shell nothing stays in its place once all of it is here. */
  #forgetWhenSafe(): void {
    if (this.#exited && this.#output.isOver && this.#acknowledged >= this.#output.next) void this.end();
  }

  #release(): void {
    this.#isReleased = true;
    this.#output.stop();
    this.#link.close();
    this.#resolveLeft();
  }
}
