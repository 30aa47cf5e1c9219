/** Keeps the embedded server running: finds the one from an earlier run, or starts one, and restarts it when it dies. */

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

/** Interval between reads of the address that a starting server reports, ms. */
const START_POLL_MS = 25;
/** Max time that a start may take, ms; a slow disk that has nothing cached needs a few seconds. */
const START_TIMEOUT_MS = 20_000;
/** Interval at which a running server's process is checked, ms. */
const CHECK_EVERY_MS = 1000;
const TOKEN_BYTES = 32;

export type EmbeddedAddress = { readonly url: string; readonly token: string };

export type EmbeddedOptions = Pick<EmbeddedInstall, 'folder'> & {
  /** Files to start the server with; read at each start. */
  readonly files: () => Promise<ServerFiles>;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Resolves with true when a server at the address accepts this token. */
  readonly answers: (address: EmbeddedAddress) => Promise<boolean>;
  /** Receives the address at which the server listens: the first one, and each later one. */
  readonly onAddress: (address: EmbeddedAddress) => void;
  /** Called when a start failed, before the retry; the text names the log file. */
  readonly onTrouble: (text: LocalizedText) => void;
};

export class EmbeddedServer {
  readonly #options: EmbeddedOptions;
  /** Number of failed starts in a row. */
  #failures = 0;
  #stopped = false;
  #cancel: Cancel | undefined;

  constructor(options: EmbeddedOptions) {
    this.#options = options;
  }

  /** Finds or starts the server; results are reported through the options. */
  async start(): Promise<void> {
    const remembered = rememberedServer(this.#options.folder);
    const found = remembered !== null && isAlive(remembered.pid) && (await this.#options.answers(remembered));
    if (this.#stopped) return;
    if (found) this.#use(remembered);
    else await this.#launch();
  }

  /** Stops supervising; the server keeps running while it has sessions. */
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
    this.#supervise(server);
  }

  #supervise(server: RunningServer): void {
    this.#later(CHECK_EVERY_MS, () => {
      if (isAlive(server.pid)) this.#supervise(server);
      else void this.#launch();
    });
  }

  #failed(reason: LocalizedText): void {
    this.#failures += 1;
    const { folder, onTrouble, random } = this.#options;
    onTrouble((words) => words.notices.noServerHere(reason(words), logFile(folder)));
    const uniform = (random(1)[0] ?? 0) / 256;
    this.#later(CHECK_EVERY_MS + backoffMs(this.#failures, () => uniform), () => void this.#launch());
  }

  #later(ms: number, run: () => void): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.clock.setTimeout(run, ms);
  }
}
