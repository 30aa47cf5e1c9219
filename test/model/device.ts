/** Device of a user: a real link, a real pane with its journal on disk, and a real terminal on a page. */

import { createHash, randomBytes } from 'node:crypto';
import { Link } from '../../client/link/link.ts';
import type { Dial } from '../../client/link/dial.ts';
import { Journal } from '../../main/stores/journal/journal.ts';
import { JournalFolder } from '../../main/stores/journal/journalFolder.ts';
import type { PaneRecord } from '../../main/stores/tabsStore.ts';
import { SAVE_DELAY_MS } from '../../main/stores/versionedStore.ts';
import { Pane } from '../../main/workspace/panes/pane.ts';
import type { PastLimits } from '../../main/workspace/history/past.ts';
import type { TerminalPort } from '../../main/workspace/panes/terminalPort.ts';
import type { Clock } from '../../protocol/clock.ts';
import type { Size } from '../../protocol/messages/common.ts';
import { Client } from '../../server/transport/client.ts';
import { SocketPair } from '../fakes/socketPair.ts';
import { createStage, type Stage as Page } from '../renderer/headless.ts';
import { id32, PROFILE } from '../server/testClient.ts';
import type { Stage } from '../server/stage.ts';
import { ENGLISH } from '../../shared/words/english.ts';
import type { LocalizedText } from '../../shared/words/words.ts';

/** Scrollback of the page's terminal, lines. No schedule prints more. */
export const SCROLLBACK_LINES = 2_000;
const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

export type DeviceOptions = {
  readonly name: string;
  readonly stage: Stage;
  /** Folder of the device's journal. */
  readonly folder: string;
  /** Session ID; null for the device that opens the session. */
  readonly session: string | null;
  readonly size: Size;
  readonly snapshotBehindBytes: number;
  /** Scrollback of the device's terminal, lines. */
  readonly scrollbackLines?: number;
  /** Limits for loading earlier output. */
  readonly past?: PastLimits;
  /** True (the default) if the journal grows longer on disk before it is compacted. */
  readonly savesScreens?: boolean;
};

export class ModelDevice {
  readonly #options: DeviceOptions;
  /** Latest connection, open or closed. */
  #pair: SocketPair | undefined;
  /** False while the device's network is down. */
  #isUp = true;
  /** True while messages of the device wait for `deliver`. */
  #isSlow = false;
  /** Size of the terminal that fills the device's window. */
  #windowSize: Size;
  /** Number of processes of the app so far. Timers of earlier processes never fire. */
  #lives = 0;
  #link!: Link;
  #pane!: Pane;
  /** The pane's record as stored on disk. */
  #stored!: PaneRecord;
  #page!: Page;
  /** Passes a message from the page on to the pane. */
  #toPane: (message: unknown) => void = () => undefined;
  /** Number of the page's messages that were passed on. */
  #posted = 0;
  /** Number of the page's events that were handled. */
  #seen = 0;
  /** True if the journal should be compacted with the next output. */
  #wantsCheckpoint = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.#windowSize = options.size;
    this.#live({
      id: options.name,
      server: 'server',
      session: options.session,
      request: id32('f1'),
      target: { kind: 'local' },
      targetName: 'shell',
      options: {},
      name: null,
      programTitle: null,
      size: options.size,
      output: null,
      begins: 0,
      skipped: null,
      upToDateAt: null,
    });
  }

  get pane(): Pane {
    return this.#pane;
  }

  get page(): Page {
    return this.#page;
  }

  /** Types into the device's terminal. */
  type(text: string): void {
    this.#toPane({ type: 'input', bytes: new TextEncoder().encode(text) });
  }

  resize(size: Size): void {
    this.#windowSize = size;
    this.#toPane({ type: 'resize', size });
  }

  cut(): void {
    this.#isUp = false;
    this.#pair?.cut();
  }

  restore(): void {
    this.#isUp = true;
    this.#link.reconnectNow();
  }

  /** Makes messages wait for `deliver` from now on. */
  slowDown(): void {
    this.#isSlow = true;
    this.#pair?.hold();
  }

  deliver(count: number): void {
    for (let sent = 0; sent < count; sent += 1) {
      const pair = this.#pair;
      if (pair !== undefined && !pair.deliver(pair.client)) pair.deliver(pair.server);
    }
  }

  speedUp(): void {
    this.#isSlow = false;
    this.#pair?.release();
  }

  /** Reloads the page. */
  reload(): void {
    this.#openPage();
  }

  /** Kills the app's process and starts another one from the state on disk: the journal, and the pane's `record`. */
  kill(record = this.#stored): void {
    this.#link.stop();
    this.#pair?.cut();
    this.#live(record);
  }

  /** Makes the journal compact itself at the next output, as if it had become long. */
  checkpoint(): void {
    this.#wantsCheckpoint = true;
  }

  /** Passes the page's messages on to the pane. Returns true if there were any messages or events. */
  async settle(): Promise<boolean> {
    await this.#page.settled();
    const { posted, events } = this.#page;
    const messages = posted.slice(this.#posted);
    this.#posted = posted.length;
    for (const message of messages) this.#toPane(structuredClone(message));
    const newEvents = events.slice(this.#seen);
    this.#seen = events.length;
    // A page that becomes live reports the size of its window.
    if (newEvents.includes('live')) this.#toPane({ type: 'resize', size: this.#windowSize });
    return messages.length + newEvents.length > 0;
  }

  stop(): void {
    this.#link.stop();
    this.#pane.stop();
  }

  #live(record: PaneRecord): void {
    const { stage, folder, name, snapshotBehindBytes, savesScreens = true, past } = this.#options;
    const life = ++this.#lives;
    this.#stored = record;
    let isStored = true;
    const store = (): void => {
      isStored = true;
      this.#stored = this.#pane.record;
    };
    // Timers of a killed process never fire.
    const clock: Clock = {
      now: stage.clock.now,
      elapsed: stage.clock.elapsed,
      setTimeout: (run, ms) =>
        stage.clock.setTimeout(() => {
          if (life === this.#lives) run();
        }, ms),
    };
    const journals = new JournalFolder({ clock, random, folder, key: () => null, notify: fail });
    this.#pane = new Pane(record, this.#eager(journals.open(record.id, savesScreens)), {
      clock,
      random,
      notify: fail,
      words: () => ENGLISH,
      log: (what, error) => {
        throw new Error(`${what}: ${String(error)}`);
      },
      onActivity: () => undefined,
      onMissed: () => undefined,
      snapshotBehindBytes,
      ...(past === undefined ? {} : { past }),
      onView: () => undefined,
      onRecord: () => {
        if (isStored) clock.setTimeout(store, SAVE_DELAY_MS);
        isStored = false;
      },
    });
    this.#link = new Link({
      url: 'ws://model',
      token: () => 'token',
      client: 'model',
      device: createHash('md5').update(name).digest('hex'),
      run: id32(`${this.#lives}`),
      profile: () => PROFILE,
      dial: this.#dial,
      clock,
      random,
    });
    this.#openPage();
    this.#link.start();
    this.#pane.use(this.#link);
  }

  /** Makes the journal also compact itself when the schedule requests it, not only after megabytes. */
  #eager(journal: Journal): Journal {
    return Object.defineProperty(journal, 'wantsCheckpoint', {
      get: () => {
        const wanted = this.#wantsCheckpoint || Reflect.get(Journal.prototype, 'wantsCheckpoint', journal);
        this.#wantsCheckpoint = false;
        return wanted;
      },
    });
  }

  #openPage(): void {
    this.#page = createStage(this.#options.scrollbackLines ?? SCROLLBACK_LINES);
    this.#posted = 0;
    this.#seen = 0;
    const { receiver } = this.#page;
    const port: TerminalPort = {
      post: (message) => receiver.receive(structuredClone(message)),
      listen: (onMessage) => (this.#toPane = onMessage),
      close: () => undefined,
    };
    this.#pane.show(port);
  }

  readonly #dial: Dial = (request, events) => {
    let isWanted = true;
    const pair = new SocketPair();
    queueMicrotask(() => {
      if (!isWanted) return;
      if (!this.#isUp) {
        events.onFailure({ kind: 'refused' });
        return;
      }
      this.#pair = pair;
      const credential = { user: 'ann', sha256: createHash('sha256').update('ann').digest() };
      const server = new Client(pair.server, 1, credential, this.#options.stage.hub);
      pair.client.open(events);
      pair.server.open(server.events);
      if (this.#isSlow) pair.hold();
      events.onOpen(pair.client);
      server.receiveText(Buffer.from(request.hello, 'base64url').toString());
    });
    return () => {
      isWanted = false;
      pair.client.terminate();
    };
  };
}

function fail(_kind: string, text: LocalizedText): void {
  throw new Error(`unexpected notice: ${text(ENGLISH)}`);
}
