// Runs a scenario on a real pty, with a real terminal that replies to the program's queries.
import { createRequire } from 'node:module';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import type { Size } from '../../protocol/messages/common.ts';
import { localCommand } from '../../server/shells/local/localCommand.ts';
import { openLocalPty } from '../../server/shells/local/localPty.ts';
import type { Shell } from '../../server/shells/shell.ts';
import { systemClock } from '../../server/base/systemClock.ts';
import type { TtyEvent } from './cast.ts';
import type { Scenario, Step } from './scenarios.ts';

// Needed for a CommonJS module: Node cannot detect its named exports, so `import` does not work.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

/**
 * Time without output after which a program counts as waiting for its user, ms. No recorded program pauses
 * this long between two lines.
 */
const QUIET_MS = 250;
/** Max wait for silence before a step, ms; some programs are never silent. */
const MAX_QUIET_WAIT_MS = 2_500;
/** Max wait for a text in a step, ms. A timeout means that the scenario is wrong. */
const TEXT_TIMEOUT_MS = 30_000;
const POLL_MS = 20;

/** @param command opens the shell that receives the scenario's keys. */
export async function perform(scenario: Scenario, command: readonly string[]): Promise<TtyEvent[]> {
  const user = new User(scenario.size, command);
  for (const step of scenario.steps) await user.take(step);
  return user.leave();
}

/** Epoch of the typed input. */
const EPOCH = '1'.repeat(32);

/** The simulated user of the terminal. */
class User {
  readonly #startedAt = performance.now();
  readonly #events: TtyEvent[] = [];
  readonly #terminal: HeadlessTerminal;
  readonly #shell: Shell;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #hasEnded = false;
  #typedBytes = 0;
  #lastOutputAt = performance.now();

  constructor(size: Size, command: readonly string[]) {
    this.#terminal = new Terminal({ ...size, allowProposedApi: true });
    this.#shell = openLocalPty(localCommand({ size, command }, 'recording'), systemClock);
    this.#shell.start(0, {
      onOutput: (_offset, bytes) => this.#printed(bytes),
      onSkipped: () => undefined,
      onSized: () => undefined,
      onDirectory: () => undefined,
      onAway: () => undefined,
      onEnd: () => (this.#hasEnded = true),
    });
    this.#terminal.onData((text) => this.#type(text));
  }

  async take(step: Step): Promise<void> {
    // Also waits before the first step, for the first prompt.
    await this.#quiet();
    if (this.#hasEnded) throw new Error(`the shell ended before ${JSON.stringify(step)}:\n${this.#screen()}`);
    if ('keys' in step) this.#type(step.keys);
    else if ('size' in step) this.#resize(step.size);
    else await this.#until(() => this.#screen().includes(step.sees), `"${step.sees}"`);
  }

  /** Waits until the shell has ended, and returns the recorded events. */
  async leave(): Promise<TtyEvent[]> {
    await this.#until(() => this.#hasEnded, 'the end of the shell');
    this.#terminal.dispose();
    return this.#events;
  }

  #printed(bytes: Uint8Array): void {
    this.#lastOutputAt = performance.now();
    this.#terminal.write(bytes);
    const text = this.#decoder.decode(bytes, { stream: true });
    if (text !== '') this.#events.push({ atMs: this.#nowMs(), kind: 'output', text });
  }

  #type(text: string): void {
    const bytes = Buffer.from(text);
    // The error is ignored, because a shell that has ended rejects the terminal's last replies.
    const origin = { kind: 'client', epoch: EPOCH, offset: this.#typedBytes } as const;
    this.#shell.write(bytes, origin).catch(() => undefined);
    this.#typedBytes += bytes.length;
    this.#lastOutputAt = performance.now();
  }

  #resize(size: Size): void {
    this.#events.push({ atMs: this.#nowMs(), kind: 'size', size });
    this.#terminal.resize(size.cols, size.rows);
    this.#shell.resize(size);
    this.#lastOutputAt = performance.now();
  }

  async #quiet(): Promise<void> {
    const deadline = performance.now() + MAX_QUIET_WAIT_MS;
    while (performance.now() < Math.min(deadline, this.#lastOutputAt + QUIET_MS)) await pause(POLL_MS);
  }

  async #until(isFulfilled: () => boolean, what: string): Promise<void> {
    const deadline = performance.now() + TEXT_TIMEOUT_MS;
    while (!isFulfilled()) {
      if (performance.now() > deadline) throw new Error(`${what} did not appear:\n${this.#screen()}`);
      await pause(POLL_MS);
    }
  }

  #screen(): string {
    const { active } = this.#terminal.buffer;
    const rows = Array.from({ length: this.#terminal.rows }, (_, row) => active.getLine(active.baseY + row));
    return rows.map((row) => row?.translateToString(true)).join('\n');
  }

  #nowMs(): number {
    return Math.round(performance.now() - this.#startedAt);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
