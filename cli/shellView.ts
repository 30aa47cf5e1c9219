/** Shows a session on this program's own input and output, until its shell ends or the user detaches. */

import { constants } from 'node:os';
import { processClock } from '../client/link/processClock.ts';
import type { Link } from '../client/link/link.ts';
import {
  RemoteTerminal,
  type OpenRequest,
  type RemoteTerminalEvents,
} from '../client/terminal/remoteTerminal.ts';
import type { TerminalState } from '../client/terminal/sessionStatus.ts';
import type { Unreachable } from '../client/terminal/unreachable.ts';
import { randomId } from '../protocol/ids.ts';
import type { Size } from '../protocol/messages/common.ts';
import { ENGLISH } from '../shared/words/english.ts';
import { RESET_KEYBOARD } from '../terminal/kittyKeyboard.ts';
import { CliError } from './cliError.ts';
import { EscapeKeys } from './escapeKeys.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { watchLost } from './lostLink.ts';
import { OuterTerminal } from './outerTerminal.ts';
import { outputError, report } from './output.ts';
import { OwnTerminal, watchStops } from './ownTerminal.ts';
import { fatalError, random } from './serverLink.ts';
import { linkWords, sizeWords, stateLine, unreachableWords, type StateLine } from './stateLine.ts';

/**
 * On a terminal, if more output than this was missed, a snapshot replaces it, bytes. Most of that output would scroll out of
 * view.
 */
const SNAPSHOT_BEHIND_BYTES = 1024 * 1024;
/** Time without the server after which a view that nobody can detach gives up, ms. */
const GIVE_UP_MS = 600_000;
const CTRL_D = Uint8Array.of(4);
/** Resets a terminal for a snapshot: modes, alternate screen, contents. */
const CLEAR = `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}\u001b[2J\u001b[H`;
const CLEAR_SCROLLBACK = '\u001b[3J';
/** Switches off the modes that the session may have switched on, for the user's own shell. */
const LEAVE =
  `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}` +
  '\u001b[?1000;1002;1003;1004;1006;2004l\u001b[?25h\u001b[0m';

type ViewOptions = {
  readonly link: Link;
  /** ID of the session; null to open a new one. */
  readonly session: string | null;
  readonly open: Omit<OpenRequest, 'request'>;
  readonly quiet: boolean;
  /** Time without the server after which the view ends, ms; undefined for the default. */
  readonly giveUpMs: number | undefined;
};

/** Shows the session until it ends or the user detaches. Resolves with the exit code. */
export function viewShell(options: ViewOptions): Promise<number> {
  return new Promise((resolve, reject) => new ShellView(options, resolve, reject).start());
}

class ShellView {
  readonly #options: ViewOptions;
  readonly #resolve: (exitCode: number) => void;
  readonly #reject: (error: Error) => void;
  readonly #own = new OwnTerminal();
  readonly #keys = new EscapeKeys();
  readonly #outer = new OuterTerminal(processClock.now);
  /** Undefined with `--quiet`. */
  readonly #state: StateLine | undefined;
  /** Another one after a stop by job control. */
  #terminal: RemoteTerminal;
  /** Run in reverse order when the view ends. */
  readonly #cleanUps: (() => void)[] = [];
  /** Another device's size that is in force; null without a terminal. */
  #foreignSize: Size | null = null;
  #unreachable: Unreachable | null = null;
  #isOver = false;

  constructor(options: ViewOptions, resolve: (exitCode: number) => void, reject: (error: Error) => void) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    const size = (): Size => this.#own.size;
    const screen = { write: (text: string) => void process.stdout.write(text), size };
    this.#state = options.quiet ? undefined : stateLine(this.#own.hasScreen ? screen : undefined);
    this.#terminal = this.#newTerminal(options.session, SNAPSHOT_BEHIND_BYTES, CLEAR + CLEAR_SCROLLBACK);
  }

  start(): void {
    const { link, giveUpMs = this.#own.input === undefined ? GIVE_UP_MS : Infinity } = this.#options;
    this.#own.setRaw();
    this.#atEnd(() => this.#own.setCooked());
    this.#atEnd(watchStops(this.#stopping, this.#continued));
    this.#readInput();
    if (this.#own.output !== undefined)
      this.#listen(this.#own.output, 'resize', () => this.#terminal.resize(this.#own.size));
    this.#listen(process.stdout, 'error', (error: Error) => this.#fail(outputError(error)));
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const)
      this.#listen(process, signal, () => this.#finish(128 + constants.signals[signal]));
    this.#atEnd(link.subscribe(() => this.#linkChanged()));
    this.#atEnd(watchLost(link, giveUpMs, (error) => this.#fail(error)));
    link.add(this.#terminal);
  }

  #readInput(): void {
    // A terminal that is gone reports errors; its hang-up signal ends this program.
    process.stdin.on('error', () => undefined);
    this.#listen(process.stdin, 'data', (bytes: Buffer) => this.#typed(new Uint8Array(bytes)));
    // On a terminal the user types Ctrl-D.
    if (this.#own.input === undefined)
      this.#listen(process.stdin, 'end', () => void this.#terminal.type(CTRL_D));
    this.#atEnd(() => process.stdin.pause());
  }

  /** True when the user's terminal may be cleared and gets messages of its own. */
  get #isShown(): boolean {
    return this.#own.hasScreen && !this.#options.quiet;
  }

  /** @param behindBytes more missed output than this is shown as a snapshot, on a terminal that `clear` has cleared. */
  #newTerminal(session: string | null, behindBytes: number, clear: string): RemoteTerminal {
    const terminal: RemoteTerminal = new RemoteTerminal({
      session,
      open: { request: randomId(random), ...this.#options.open },
      position: null,
      snapshotBehindBytes: this.#isShown ? behindBytes : null,
      size: this.#own.size,
      clock: processClock,
      random,
      events: this.#events(clear, (end) => terminal.parsed(end)),
    });
    return terminal;
  }

  #events(clear: string, parsed: (end: number) => void): RemoteTerminalEvents {
    const show = (bytes: Uint8Array, end: number): void => {
      const shown = this.#own.output === undefined ? bytes : this.#outer.shown(bytes);
      process.stdout.write(shown, () => parsed(end));
    };
    return {
      onReset: () => this.#outer.begin(),
      onOutput: (offset, bytes) => show(bytes, offset + bytes.length),
      onSnapshot: ({ text, tail }, { to }) => {
        this.#outer.begin();
        show(Buffer.concat([Buffer.from(clear), text, tail]), to);
      },
      onSkipped: ({ from, to }) => report(`${to - from} bytes of output are no longer stored on the server`),
      onUnreachable: (unreachable) => {
        this.#unreachable = unreachable;
        this.#showState();
      },
      onState: (state) => this.#stateChanged(state),
      onForeignSize: (size) => {
        this.#foreignSize = this.#own.output === undefined ? null : size;
        this.#showState();
      },
    };
  }

  /** Gives the terminal back to the shell that stops this program. */
  readonly #stopping = (): void => {
    this.#state?.leave();
    if (this.#isShown) process.stdout.write(`${LEAVE}\r\n`);
    this.#own.setCooked();
  };

  /** Shows the session again: the shell used the terminal meanwhile, and it may have another size. */
  readonly #continued = (): void => {
    this.#own.setRaw();
    const { session, pendingInput } = this.#terminal;
    // A new terminal gets modes and contents as a snapshot, but not the input that the old one has not sent yet.
    if (!this.#isShown || session === null || pendingInput !== null) return this.#redraw();
    this.#terminal.close();
    this.#terminal = this.#newTerminal(session, 0, CLEAR);
    this.#options.link.add(this.#terminal);
    this.#showState();
  };

  #typed(bytes: Uint8Array): void {
    const { typed, detach } =
      this.#own.input === undefined
        ? { typed: bytes, detach: false }
        : this.#keys.take(this.#outer.typed(bytes));
    if (typed.length > 0 && !this.#terminal.type(typed))
      report('too much unsent input; what you typed last was discarded');
    if (detach) this.#finish(EXIT.ok);
  }

  #linkChanged(): void {
    const fatal = fatalError(this.#options.link);
    if (fatal !== undefined) this.#fail(fatal);
    else this.#showState();
  }

  #showState(): void {
    const { view } = this.#options.link;
    if (view.word !== 'Connected') this.#state?.show(linkWords(view));
    else if (this.#unreachable !== null) this.#state?.show(unreachableWords(this.#unreachable));
    else if (this.#foreignSize !== null) this.#state?.show(sizeWords(this.#foreignSize));
    else if (this.#state?.clear() === true) this.#redraw();
  }

  /** Makes the program that runs in the shell redraw the row that the message covered. A change of size causes that. */
  #redraw(): void {
    const { cols, rows } = this.#own.size;
    this.#terminal.resize({ cols, rows: Math.max(1, rows - 1) });
    this.#terminal.resize({ cols, rows });
  }

  #stateChanged(state: TerminalState): void {
    if (state.kind === 'refused')
      this.#fail(new CliError(EXIT.refused, ENGLISH.sessions.refused(state.code, state.message)));
    // The callback runs after all earlier output is written.
    if (state.kind === 'ended') process.stdout.write('', () => this.#ended(state));
  }

  #ended({ end, at }: Extract<TerminalState, { kind: 'ended' }>): void {
    if (end.kind === 'exited') this.#finish(exitCodeOf(end));
    else this.#fail(new CliError(exitCodeOf(end), ENGLISH.sessions.endSentence(end, at)));
  }

  #listen(emitter: NodeJS.EventEmitter, event: string, listener: (...args: never[]) => void): void {
    emitter.on(event, listener as (...args: unknown[]) => void);
    this.#atEnd(() => emitter.off(event, listener as (...args: unknown[]) => void));
  }

  #atEnd(cleanUp: () => void): void {
    this.#cleanUps.push(cleanUp);
  }

  #finish(exitCode: number): void {
    if (this.#leave()) this.#resolve(exitCode);
  }

  #fail(error: Error): void {
    if (this.#leave()) this.#reject(error);
  }

  /** Detaches and restores the terminal. Returns false if this was already done. */
  #leave(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#state?.leave();
    const { isOver, session } = this.#terminal;
    this.#terminal.close();
    for (const cleanUp of this.#cleanUps.toReversed()) cleanUp();
    if (this.#isShown) process.stdout.write(`${LEAVE}\r\n`);
    if (!isOver) report(leftWords(session));
    return true;
  }
}

/** Message about a session that this program leaves behind. */
function leftWords(session: string | null): string {
  return session === null
    ? 'the session may have been opened meanwhile: `list` shows it'
    : `session ${session} keeps running: \`attach\` returns to it, \`end\` ends it`;
}
