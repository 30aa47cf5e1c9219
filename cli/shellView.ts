/** A session on this program's own input and output, for as long as its shell runs or the user stays. */

import { ENGLISH } from '../shared/words/english.ts';
import type { ReadStream, WriteStream } from 'node:tty';
import { randomId } from '../protocol/ids.ts';
import type { Size } from '../protocol/messages/common.ts';
import { RESET_KEYBOARD } from '../terminal/kittyKeyboard.ts';
import type { Unreachable } from '../client/terminal/unreachable.ts';
import type { TerminalState } from '../client/terminal/terminalTypes.ts';
import type { Link } from '../client/link/link.ts';
import { processClock } from '../client/link/processClock.ts';
import { RemoteTerminal } from '../client/terminal/remoteTerminal.ts';
import type { OpenRequest, RemoteTerminalEvents } from '../client/terminal/terminalTypes.ts';
import { EscapeKeys } from './escapeKeys.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { OuterTerminal } from './outerTerminal.ts';
import { CliError, fatalOf, random } from './serverLink.ts';
import { linkWords, sizeWords, stateLine, unreachableWords, type StateLine } from './stateLine.ts';

/** More missed output is shown as a snapshot on a terminal, bytes: what a screen shows of it is long past. */
const SNAPSHOT_BEHIND_BYTES = 1024 * 1024;
/** Where there is no terminal a shell still needs a size. */
const PLAIN_SIZE: Size = { cols: 80, rows: 24 };
const END_OF_INPUT = Uint8Array.of(4);
const CLEAR = `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}\u001b[3J\u001b[2J\u001b[H`;
/** Leaves a terminal as a shell expects it: whatever the session switched on is off. */
const LEAVE =
  `${RESET_KEYBOARD}\u001b[!p\u001b[?1049l${RESET_KEYBOARD}` +
  '\u001b[?1000;1002;1003;1004;1006;2004l\u001b[?25h\u001b[0m';

export type ViewOptions = {
  readonly link: Link;
  readonly session: string | null;
  readonly open: Omit<OpenRequest, 'request'>;
  readonly quiet: boolean;
};

/** Shows the session until it ends or is detached from; resolves with the exit code. */
export function viewShell(options: ViewOptions): Promise<number> {
  return new Promise((resolve, reject) => new ShellView(options, resolve, reject).start());
}

class ShellView {
  readonly #options: ViewOptions;
  readonly #resolve: (exitCode: number) => void;
  readonly #reject: (error: Error) => void;
  readonly #input: ReadStream | undefined;
  readonly #screen: WriteStream | undefined;
  readonly #keys = new EscapeKeys();
  readonly #outer = new OuterTerminal(processClock.now);
  readonly #state: StateLine | undefined;
  readonly #terminal: RemoteTerminal;
  readonly #cleanUps: (() => void)[] = [];
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
    this.#until(() => this.#input?.setRawMode(false));
    this.#listen(process.stdin, 'data', (bytes: Buffer) => this.#typed(new Uint8Array(bytes)));
    // A tty's input ends with a key.
    if (this.#input === undefined)
      this.#listen(process.stdin, 'end', () => void this.#terminal.type(END_OF_INPUT));
    this.#until(() => process.stdin.pause());
    if (this.#screen !== undefined)
      this.#listen(this.#screen, 'resize', () => this.#terminal.resize(this.#size));
    this.#listen(process.stdout, 'error', () => this.#over(EXIT.ok));
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const)
      this.#listen(process, signal, () => this.#over(EXIT.ok));
    this.#until(link.subscribe(() => this.#linkChanged()));
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
      onSize: () => undefined,
      onSnapshot: ({ text, tail }, { to }) => {
        this.#outer.begin();
        show(Buffer.concat([Buffer.from(CLEAR), text, tail]), to);
      },
      onSkipped: ({ from, to }) =>
        process.stderr.write(`holdfast: ${to - from} bytes of output are no longer stored on the server\n`),
      onRetained: () => undefined,
      onUnreachable: (unreachable) => this.#reached(unreachable),
      onLastDirectory: () => undefined,
      onSession: () => undefined,
      onState: (state) => this.#stateChanged(state),
      onForeignSize: (size) => this.#sizeChanged(size),
      onPendingInputChanged: () => undefined,
    };
  }

  #typed(bytes: Uint8Array): void {
    const { typed, detach } =
      this.#input === undefined ? { typed: bytes, detach: false } : this.#keys.take(this.#outer.typed(bytes));
    if (typed.length > 0 && !this.#terminal.type(typed))
      process.stderr.write('holdfast: too much unsent input; what you typed last was discarded\n');
    if (detach) this.#over(EXIT.ok);
  }

  #linkChanged(): void {
    const { link } = this.#options;
    const fatal = fatalOf(link);
    if (fatal !== undefined) this.#fail(fatal);
    else this.#tellState();
  }

  /** Where nothing is drawn another device's size is nobody's concern. */
  #sizeChanged(foreign: Size | null): void {
    this.#foreignSize = this.#screen === undefined ? null : foreign;
    this.#tellState();
  }

  #reached(unreachable: Unreachable | null): void {
    this.#unreachable = unreachable;
    this.#tellState();
  }

  #tellState(): void {
    const { view } = this.#options.link;
    if (view.word !== 'Connected') this.#state?.show(linkWords(view));
    else if (this.#unreachable !== null) this.#state?.show(unreachableWords(this.#unreachable));
    else if (this.#foreignSize !== null) this.#state?.show(sizeWords(this.#foreignSize));
    else if (this.#state?.clear() === true) this.#redraw();
  }

  /** What stood below the state line is drawn again by whoever draws: a change of size tells them to. */
  #redraw(): void {
    const { cols, rows } = this.#size;
    this.#terminal.resize({ cols, rows: Math.max(1, rows - 1) });
    this.#terminal.resize({ cols, rows });
  }

  #stateChanged(state: TerminalState): void {
    if (state.kind === 'refused')
      this.#fail(new CliError(EXIT.refused, ENGLISH.sessions.refused(state.code, state.message)));
    // Output that is still being written comes first.
    if (state.kind === 'ended') process.stdout.write('', () => this.#over(exitCodeOf(state.end)));
  }

  #listen(emitter: NodeJS.EventEmitter, event: string, listener: (...args: never[]) => void): void {
    emitter.on(event, listener as (...args: unknown[]) => void);
    this.#until(() => emitter.off(event, listener as (...args: unknown[]) => void));
  }

  #until(cleanUp: () => void): void {
    this.#cleanUps.push(cleanUp);
  }

  #over(exitCode: number): void {
    if (this.#leave()) this.#resolve(exitCode);
  }

  #fail(error: Error): void {
    if (this.#leave()) this.#reject(error);
  }

  /** Everything is as it was before; false when it was already. */
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
