/** Keeps this computer's own server running: finds the one that outlived the app, or starts one, and again when it died. */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import type { RandomBytes } from '../../protocol/ids.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import {
  isAlive,
  logFile,
  rememberedServer,
  rememberServer,
  spawnServer,
  type EmbeddedPlace,
  type RunningServer,
  type Starting,
} from './embeddedProcess.ts';

/** How often a starting server is asked for its address, ms. */
const START_POLL_MS = 25;
/** A server that has not said where it listens by now will not, ms: a cold disk included. */
const START_TIMEOUT_MS = 20_000;
/** How often a running server is looked after, ms. */
const LOOK_EVERY_MS = 1000;
const TOKEN_BYTES = 32;

export type EmbeddedAddress = { readonly url: string; readonly token: string };

export type EmbeddedOptions = EmbeddedPlace & {
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether a server of ours answers there. */
  readonly answers: (address: EmbeddedAddress) => Promise<boolean>;
  /** Told once it is known where the server listens, and again whenever that changes. */
  readonly onAddress: (address: EmbeddedAddress) => void;
  /** No server can be started; the message says what to look at. It is tried again. */
  readonly onTrouble: (message: string) => void;
};

export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  #failures = 0;
  #stopped = false;
  #cancel: Cancel | undefined;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
  }

  /** Finds or starts the server; what comes of it is told through the options. */
  async start(): Promise<void> {
    const remembered = rememberedServer(this.#options.folder);
    const found = remembered !== null && isAlive(remembered.pid) && (await this.#options.answers(remembered));
    if (this.#stopped) return;
    if (found) this.#use(remembered);
    else this.#launch();
  }

  /** Looks after the server no longer; it goes on while it has sessions. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  #launch(): void {
    const token = Buffer.from(this.#options.random(TOKEN_BYTES)).toString('hex');
    try {
      const starting = spawnServer(this.#options, token);
      this.#awaitAddress(starting, token, this.#options.clock.now() + START_TIMEOUT_MS);
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  #awaitAddress(starting: Starting, token: string, deadline: number): void {
    const url = starting.address();
    if (url !== null) {
      const server: RunningServer = { pid: starting.pid, url, token };
      rememberServer(this.#options.folder, server);
      this.#failures = 0;
      this.#use(server);
    } else if (starting.hasExited()) {
      this.#failed('it ended at once');
    } else if (this.#options.clock.now() > deadline) {
      this.#failed('it did not say where it listens');
    } else {
      this.#later(START_POLL_MS, () => this.#awaitAddress(starting, token, deadline));
    }
  }

  #use(server: RunningServer): void {
    this.#options.onAddress({ url: server.url, token: server.token });
    this.#lookAfter(server);
  }

  #lookAfter(server: RunningServer): void {
    this.#later(LOOK_EVERY_MS, () => {
      if (isAlive(server.pid)) this.#lookAfter(server);
      else this.#launch();
    });
  }

  #failed(reason: string): void {
    this.#failures += 1;
    const { folder, onTrouble, random } = this.#options;
    onTrouble(
      `The server of this computer can not be started (${reason}); ${logFile(folder)} says more. It is tried again.`,
    );
    const uniform = (random(1)[0] ?? 0) / 256;
    this.#later(LOOK_EVERY_MS + backoffMs(this.#failures, () => uniform), () => this.#launch());
  }

  #later(ms: number, run: () => void): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.clock.setTimeout(run, ms);
  }
}
