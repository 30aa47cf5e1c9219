// One scenario carried out on a real pty, with a real terminal that answers what the program asks.
import { createRequire } from 'node:module';
import type { Terminal as HeadlessTerminal } from '@xterm/headless';
import type { Size } from '../../protocol/messages/common.ts';
import { localCommand } from '../../server/shells/local/localCommand.ts';
import { openLocalPty } from '../../server/shells/local/localPty.ts';
import type { Shell } from '../../server/shells/shell.ts';
import { systemClock } from '../../server/base/systemClock.ts';
import type { TtyEvent } from './cast.ts';
import type { Scenario, Step } from './scenarios.ts';

// CommonJS in a form whose names Node can not see from an ES module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');

/** A program that printed nothing for so long waits for its user, ms; more than any of them takes between two lines. */
const QUIET_MS = 250;
/** Some programs never fall silent: then the user goes on, ms. */
const STEP_MS = 2_500;
/** What a step waits for has not come after so long, ms: the scenario is wrong. */
const SEEN_MS = 30_000;
const POLL_MS = 20;

/** @param command opens the shell that the scenario's keys are typed into. */
export async function perform(scenario: Scenario, command: readonly string[]): Promise<TtyEvent[]> {
  const user = new User(scenario.size, command);
  for (const step of scenario.steps) await user.take(step);
  return user.leave();
}

/** Of all that is typed into a recording. */
const EPOCH = '1'.repeat(32);

/** Sits before the terminal. */
class User {
  readonly #startedAt = performance.now();
  readonly #events: TtyEvent[] = [];
  readonly #terminal: HeadlessTerminal;
  readonly #shell: Shell;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #over = false;
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
      onEnd: () => (this.#over = true),
    });
    this.#terminal.onData((text) => this.#type(text));
  }

  async take(step: Step): Promise<void> {
    // The first prompt, too, is waited for.
    await this.#quiet();
    if (this.#over) throw new Error(`the shell ended before ${JSON.stringify(step)}:\n${this.#screen()}`);
    if ('keys' in step) this.#type(step.keys);
    else if ('size' in step) this.#resize(step.size);
    else await this.#until(() => this.#screen().includes(step.sees), `"${step.sees}"`);
  }

  /** What was recorded, once the shell has ended. */
  async leave(): Promise<TtyEvent[]> {
    await this.#until(() => this.#over, 'the end of the shell');
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
    // A shell that has ended takes no more answers.
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
    const givenUpAt = performance.now() + STEP_MS;
    while (performance.now() < Math.min(givenUpAt, this.#lastOutputAt + QUIET_MS)) await pause(POLL_MS);
  }

  async #until(isSo: () => boolean, what: string): Promise<void> {
    const givenUpAt = performance.now() + SEEN_MS;
    while (!isSo()) {
      if (performance.now() > givenUpAt) throw new Error(`${what} does not come:\n${this.#screen()}`);
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
