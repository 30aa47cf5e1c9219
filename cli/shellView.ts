/** Shows a session on this program's own input and output, until its shell ends or the user detaches. */

import type { ReadStream, WriteStream } from 'node:tty';
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
import { EscapeKeys } from './escapeKeys.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { OuterTerminal } from './outerTerminal.ts';
import { CliError, fatalError, random } from './serverLink.ts';
import { linkWords, sizeWords, stateLine, unreachableWords, type StateLine } from './stateLine.ts';

/**
 * On a terminal, if more output than this was missed, a snapshot replaces it, bytes. Most of that output would scroll out of
 * view.
 */
const SNAPSHOT_BEHIND_BYTES = 1024 * 1024;
/** Size of the shell's tty if this program has no terminal. */
const PLAIN_SIZE: Size = { cols: 80, rows: 24 };
const CTRL_D = Uint8Array.of(4);
/** Resets a terminal for a snapshot: modes, alternate screen, scrollback, contents. */
const CLEAR = `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}\u001b[3J\u001b[2J\u001b[H`;
/** Switches off the modes that the session may have switched on, so that the user's own shell works normally. */
const LEAVE =
  `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}` +
  '\u001b[?1000;1002;1003;1004;1006;2004l\u001b[?25h\u001b[0m';

type ViewOptions = {
  readonly link: Link;
  /** ID of the session; null to open a new one. */
  readonly session: string | null;
  readonly open: Omit<OpenRequest, 'request'>;
  readonly quiet: boolean;
};

/** Shows the session until it ends or the user detaches. Resolves with the exit code. */
export function viewShell(options: ViewOptions): Promise<number> {
  return new Promise((resolve, reject) => new ShellView(options, resolve, reject).start());
}

class ShellView {
  readonly #options: ViewOptions;
  readonly #resolve: (exitCode: number) => void;
  readonly #reject: (error: Error) => void;
  /** Undefined if standard input is not a terminal. */
  readonly #input: ReadStream | undefined;
  /** Undefined if standard output is not a terminal. */
  readonly #screen: WriteStream | undefined;
  readonly #keys = new EscapeKeys();
  readonly #outer = new OuterTerminal(processClock.now);
  /** Undefined with `--quiet`. */
  readonly #state: StateLine | undefined;
  readonly #terminal: RemoteTerminal;
  /** Functions that run in reverse order when the view ends. */
  readonly #cleanUps: (() => void)[] = [];
  /** Size of another device that currently applies to the tty; null if there is none, or without a screen. */
  #foreignSize: Size | null = null;
  #unreachable: Unreachable | null = null;
  #isOver = false;

  constructor(options: ViewOptions, resolve: (exitCode: number) => void, reject: (error: Error) => void) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#input = process.stdin.isTTY ? process.stdin : undefined;
    this.#screen = process.stdout.isTTY ? process.stdout : undefined;
    this.#state = options.quiet ? undefined : stateLine(this.#screen);
    const isShown = this.#screen !== undefined && !options.quiet;
    this.#terminal = new RemoteTerminal({
      session: options.session,
      open: { request: randomId(random), ...options.open },
      position: null,
      snapshotBehindBytes: isShown ? SNAPSHOT_BEHIND_BYTES : null,
      size: this.#size,
      clock: processClock,
      random,
      events: this.#events(),
    });
  }

  start(): void {
    const { link } = this.#options;
    this.#input?.setRawMode(true);
    this.#atEnd(() => this.#input?.setRawMode(false));
    this.#listen(process.stdin, 'data', (bytes: Buffer) => this.#typed(new Uint8Array(bytes)));
    // Only for pipes: on a terminal, the user types Ctrl-D.
    if (this.#input === undefined) this.#listen(process.stdin, 'end', () => void this.#terminal.type(CTRL_D));
    this.#atEnd(() => process.stdin.pause());
    if (this.#screen !== undefined)
      this.#listen(this.#screen, 'resize', () => this.#terminal.resize(this.#size));
    this.#listen(process.stdout, 'error', () => this.#finish(EXIT.ok));
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const)
      this.#listen(process, signal, () => this.#finish(EXIT.ok));
    this.#atEnd(link.subscribe(() => this.#linkChanged()));
    link.add(this.#terminal);
  }

  get #size(): Size {
    return this.#screen === undefined ? PLAIN_SIZE : { cols: this.#screen.columns, rows: this.#screen.rows };
  }

  #events(): RemoteTerminalEvents {
    const show = (bytes: Uint8Array, end: number): void => {
      const shown = this.#screen === undefined ? bytes : this.#outer.shown(bytes);
      process.stdout.write(shown, () => this.#terminal.parsed(end));
    };
    return {
      onReset: () => this.#outer.begin(),
      onOutput: (offset, bytes) => show(bytes, offset + bytes.length),
      onSnapshot: ({ text, tail }, { to }) => {
        this.#outer.begin();
        show(Buffer.concat([Buffer.from(CLEAR), text, tail]), to);
      },
      onSkipped: ({ from, to }) =>
        process.stderr.write(`holdfast: ${to - from} bytes of output are no longer stored on the server\n`),
      onUnreachable: (unreachable) => {
        this.#unreachable = unreachable;
        this.#showState();
      },
      onState: (state) => this.#stateChanged(state),
      onForeignSize: (size) => {
        this.#foreignSize = this.#screen === undefined ? null : size;
        this.#showState();
      },
    };
  }

  #typed(bytes: Uint8Array): void {
    const { typed, detach } =
      this.#input === undefined ? { typed: bytes, detach: false } : this.#keys.take(this.#outer.typed(bytes));
    if (typed.length > 0 && !this.#terminal.type(typed))
      process.stderr.write('holdfast: too much unsent input; what you typed last was discarded\n');
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
    const { cols, rows } = this.#size;
    this.#terminal.resize({ cols, rows: Math.max(1, rows - 1) });
    this.#terminal.resize({ cols, rows });
  }

  #stateChanged(state: TerminalState): void {
    if (state.kind === 'refused')
      this.#fail(new CliError(EXIT.refused, ENGLISH.sessions.refused(state.code, state.message)));
    // The callback runs after all earlier output is written.
    if (state.kind === 'ended') process.stdout.write('', () => this.#finish(exitCodeOf(state.end)));
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
    this.#state?.clear();
    this.#terminal.close();
    for (const cleanUp of this.#cleanUps.toReversed()) cleanUp();
    if (this.#screen !== undefined && !this.#options.quiet) this.#screen.write(`${LEAVE}\r\n`);
    return true;
  }
}
