/** Keeps this computer's own server running: finds the one that outlived the app, or starts one, and again when it died. */

import type { LocalizedText } from '../../../shared/words/words.ts';
import type { Cancel, Clock } from '../../../protocol/clock.ts';
import type { RandomBytes } from '../../../protocol/ids.ts';
import { backoffMs } from '../../../protocol/resume/backoff.ts';
import type { ServerFiles } from '../updates/appImage.ts';
import {
  isAlive,
  logFile,
  rememberedServer,
  rememberServer,
  spawnServer,
  type EmbeddedInstall,
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

export type EmbeddedOptions = Pick<EmbeddedInstall, 'folder'> & {
  /** What to start the server with; asked for each time. */
  readonly files: () => Promise<ServerFiles>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Whether a server of ours answers there. */
  readonly answers: (address: EmbeddedAddress) => Promise<boolean>;
  /** Told once it is known where the server listens, and again whenever that changes. */
  readonly onAddress: (address: EmbeddedAddress) => void;
  /** No server can be started; what is said names what to look at. It is tried again. */
  readonly onTrouble: (say: LocalizedText) => void;
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
    else await this.#launch();
  }

  /** Looks after the server no longer; it goes on while it has sessions. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  async #launch(): Promise<void> {
    const { folder, files, random } = this.#options;
    const token = Buffer.from(random(TOKEN_BYTES)).toString('hex');
    try {
      const install = { folder, ...(await files()) };
      if (this.#stopped) return;
      const starting = spawnServer(install, token);
      this.#awaitAddress(starting, token, this.#options.clock.now() + START_TIMEOUT_MS);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#failed(() => reason);
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
      this.#failed(({ notices }) => notices.endedAtOnce);
    } else if (this.#options.clock.now() > deadline) {
      this.#failed(({ notices }) => notices.saysNoAddress);
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
      else void this.#launch();
    });
  }

  #failed(reason: LocalizedText): void {
    this.#failures += 1;
    const { folder, onTrouble, random } = this.#options;
    onTrouble((words) => words.notices.noServerHere(reason(words), logFile(folder)));
    const uniform = (random(1)[0] ?? 0) / 256;
    this.#later(LOOK_EVERY_MS + backoffMs(this.#failures, () => uniform), () => void this.#launch());
  }

  #later(ms: number, run: () => void): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.clock.setTimeout(run, ms);
  }
}
