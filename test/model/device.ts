/** One device of a user: a real link, a real tab with its journal on disk, and a real terminal on a page. */

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

/** More than any schedule prints. */
export const SCROLLBACK_LINES = 2_000;
const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

export type DeviceOptions = {
  readonly name: string;
  readonly stage: Stage;
  /** Where its journal lives. */
  readonly folder: string;
  /** Null for the device that opens the session. */
  readonly session: string | null;
  readonly size: Size;
  readonly snapshotBehindBytes: number;
  /** Lines that its terminal keeps above its screen. */
  readonly scrollbackLines?: number;
  /** How much earlier output it loads. */
  readonly past?: PastLimits;
  /** Whether its journal is on disk, where it grows longer before it is compacted; it is unless this says otherwise. */
  readonly savesScreens?: boolean;
};

export class ModelDevice {
  readonly #options: DeviceOptions;
  #pair: SocketPair | undefined;
  #isUp = true;
  #isSlow = false;
  #wish: Size;
  #lives = 0;
  #link!: Link;
  #pane!: Pane;
  /** The tab as it is on disk. */
  #stored!: PaneRecord;
  #page!: Page;
  #toPane: (message: unknown) => void = () => undefined;
  #posted = 0;
  #seen = 0;
  #wantsCheckpoint = false;

  constructor(options: DeviceOptions) {
    this.#options = options;
    this.#wish = options.size;
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

  /** Typed into its terminal. */
  type(text: string): void {
    this.#toPane({ type: 'input', bytes: new TextEncoder().encode(text) });
  }

  resize(size: Size): void {
    this.#wish = size;
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

  /** From now on messages arrive only as `deliver` lets them. */
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

  /** The page is loaded anew. */
  reload(): void {
    this.#openPage();
  }

  /** The process dies without a word, and another one starts from what is on disk: the journal, and `record` of the tab. */
  kill(record = this.#stored): void {
    this.#link.stop();
    this.#pair?.cut();
    this.#live(record);
  }

  /** Its journal has become long: it is compacted with the next output. */
  checkpoint(): void {
    this.#wantsCheckpoint = true;
  }

  /** Gives what the page has said to the tab; true when there was something. */
  async settle(): Promise<boolean> {
    await this.#page.settled();
    const { posted, events } = this.#page;
    const said = posted.slice(this.#posted);
    this.#posted = posted.length;
    for (const message of said) this.#toPane(structuredClone(message));
    const happened = events.slice(this.#seen);
    this.#seen = events.length;
    // A page that went live says what would fill its window.
    if (happened.includes('live')) this.#toPane({ type: 'resize', size: this.#wish });
    return said.length + happened.length > 0;
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
    // Timers of a process that died never fire.
    const clock: Clock = {
      now: stage.clock.now,
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

  /** The same journal, which wants to be compacted when the schedule says so and not only when megabytes were printed. */
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

function fail(_kind: string, say: LocalizedText): void {
  const text = say(ENGLISH);
  throw new Error(`the user was told: ${text}`);
}
