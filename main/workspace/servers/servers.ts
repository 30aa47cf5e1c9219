/** The app's servers: this computer's embedded server, and the servers that the user added. */

import { createHash } from 'node:crypto';
import type { LocalizedText } from '../../../shared/words/words.ts';
import type { ServerView } from '../../../shared/view/view.ts';
import type { Clock } from '../../../protocol/clock.ts';
import { randomId, type RandomBytes } from '../../../protocol/ids.ts';
import type { Target } from '../../../protocol/messages/common.ts';
import type { TestOutcome } from '../../../client/link/testServer.ts';
import { parseServerUrl, withoutPassword, withPassword } from '../../../client/link/serverUrl.ts';
import { urlProblemWords } from '../../../shared/words/serverTestWords.ts';
import type { SecretBox } from '../../stores/journal/secretBox.ts';
import type { ServerRecord, StoredServers } from '../../stores/serversStore.ts';
import type { Notify, VersionedStore } from '../../stores/versionedStore.ts';
import type { MakeLink } from './workspaceLink.ts';
import { enteredToken, isHashLine } from './enteredToken.ts';
import { ServerEntry, type KeptToken } from './serverEntry.ts';
import { defaultTargetName, EMBEDDED_ID } from '../words.ts';

/** The embedded server's name in the settings; the UI translates it. */
const EMBEDDED_NAME = 'This computer';
/** Length of an id that follows from a URL, as long as a random one. */
const SERVER_ID_CHARS = 32;

export type ServersContext = {
  readonly store: VersionedStore<StoredServers>;
  readonly secrets: SecretBox;
  readonly random: RandomBytes;
  readonly makeLink: MakeLink;
  readonly testServer: (url: string, token: string) => Promise<TestOutcome>;
  readonly notify: Notify;
  readonly clock: Clock;
  readonly onView: () => void;
  /** Called when the server has a new link, which its panes must use. */
  readonly onMoved: (server: ServerEntry) => void;
};

/** The name, address and token that the user entered for a server. */
export type ServerInput = { readonly name: string; readonly url: string; readonly token: string };

export class Servers {
  readonly #context: ServersContext;
  #entries: readonly ServerEntry[];
  /** The system's last report: true while the computer is online. */
  #online = true;
  /** True while a window is visible. */
  #isWatched = false;

  constructor(context: ServersContext) {
    const makeLink: MakeLink = (...ends) => {
      const link = context.makeLink(...ends);
      if (!this.#online) link.networkChanged(false);
      link.watched(this.#isWatched);
      return link;
    };
    this.#context = { ...context, makeLink };
    const identity = { id: EMBEDDED_ID, kind: 'embedded' } as const;
    const embedded = new ServerEntry(identity, { name: EMBEDDED_NAME, url: '' }, null, this.#context);
    this.#entries = [embedded, ...context.store.value.servers.map((record) => this.#restore(record))];
  }

  get views(): ServerView[] {
    return this.#entries.map((entry) => entry.view);
  }

  get entries(): readonly ServerEntry[] {
    return this.#entries;
  }

  /**
   * Name of a target before its session is open: a container's name if it is listed, or the server's name for
   * the server's own machine.
   */
  targetName(server: string, target: Target): string {
    const name = defaultTargetName(target);
    if (target.kind === 'local') return this.find(server)?.view.name ?? name;
    if (target.kind !== 'container') return name;
    const { container } = target;
    const containers = this.find(server)?.link?.targets?.flatMap((host) => host.containers) ?? [];
    return containers.find((listed) => listed.id === container || listed.name === container)?.name ?? name;
  }

  find(id: string): ServerEntry | undefined {
    return this.#entries.find((entry) => entry.id === id);
  }

  start(): void {
    for (const entry of this.#entries) entry.start();
  }

  stop(): void {
    for (const entry of this.#entries) entry.stop();
  }

  /** Receives the system's online state, at first and after each change. */
  networkChanged(online: boolean): void {
    if (online === this.#online) return;
    this.#online = online;
    for (const { link } of this.#entries) link?.networkChanged(online);
  }

  /** Takes notice that a window is visible, or none is: links that are watched reconnect faster. */
  watched(on: boolean): void {
    if (on === this.#isWatched) return;
    this.#isWatched = on;
    for (const { link } of this.#entries) link?.watched(on);
  }

  /** Sets the address and token at which the embedded server now listens. */
  setEmbedded(url: string, token: string): void {
    const entry = this.find(EMBEDDED_ID);
    const moved = entry?.change(
      { name: EMBEDDED_NAME, url },
      { value: token, password: '', where: 'memory' },
    );
    if (entry !== undefined && moved === true) this.#moved(entry);
  }

  add(input: ServerInput): LocalizedText | null {
    const checked = this.#check(input, null);
    if (typeof checked === 'function') return checked;
    const identity = { id: this.#freeId(checked.url), kind: 'remote' } as const;
    const entry = new ServerEntry(
      identity,
      checked,
      this.#keep(input, checked.password, null),
      this.#context,
    );
    this.#entries = [...this.#entries, entry];
    this.#save();
    this.#moved(entry);
    return null;
  }

  /** An id that follows from the URL, so that tabs find a server again that was added by hand after its entry was lost. */
  #freeId(url: string): string {
    const id = createHash('sha256').update(url).digest('hex').slice(0, SERVER_ID_CHARS);
    return this.find(id) === undefined ? id : randomId(this.#context.random);
  }

  edit(id: string, input: ServerInput): LocalizedText | null {
    const entry = this.find(id);
    if (entry === undefined) return ({ servers }) => servers.gone;
    if (entry.kind === 'embedded') return ({ servers }) => servers.embeddedStays;
    const checked = this.#check(input, entry);
    if (typeof checked === 'function') return checked;
    const moved = entry.change(checked, this.#keep(input, checked.password, entry));
    this.#save();
    if (moved) this.#moved(entry);
    return null;
  }

  /** Removes a server and its token; its sessions keep running. Returns false if it cannot be removed. */
  remove(id: string): boolean {
    const entry = this.find(id);
    if (entry === undefined || entry.kind === 'embedded') return false;
    entry.stop();
    this.#entries = this.#entries.filter((other) => other !== entry);
    this.#save();
    return true;
  }

  /**
   * Tests an address and a token. With a server's id and an empty token, tests that server's stored token.
   */
  test(server: string | null, url: string, token: string): Promise<TestOutcome> {
    const stored = server === null ? null : (this.find(server)?.token ?? null);
    const full = withPassword(url, stored?.password ?? '');
    return this.#context.testServer(full, enteredToken(token) || (stored?.value ?? ''));
  }

  /**
   * Panes attach before the link starts, so that the link's first hello contains their attach messages (C5).
   */
  #moved(entry: ServerEntry): void {
    this.#context.onMoved(entry);
    entry.start();
  }

  #check(
    { name, url, token }: ServerInput,
    self: ServerEntry | null,
  ): { name: string; url: string; password: string } | LocalizedText {
    const address = parseServerUrl(url);
    if (!address.ok) return (words) => urlProblemWords(words, address.problem);
    const taken = this.#entries.some((entry) => entry !== self && entry.address.name === name);
    if (taken) return ({ servers }) => servers.nameTaken(name);
    if (isHashLine(token)) return ({ servers }) => servers.tokenIsHash;
    if (address.insecure) {
      this.#context.notify('warning', ({ notices }) => notices.insecure(name));
    }
    return { name, ...withoutPassword(address.url) };
  }

  /** The secrets to keep; an empty one of the input leaves that of the entry as it is. */
  #keep({ name, token: entered }: ServerInput, password: string, entry: ServerEntry | null): KeptToken {
    const token = enteredToken(entered);
    const old = entry?.token ?? null;
    if (token === '' && password === '') return old;
    const kept = { value: token || (old?.value ?? ''), password: password || (old?.password ?? '') };
    if (this.#context.secrets.available) return { ...kept, where: 'keychain' };
    this.#context.notify('info', ({ notices }) => notices.noKeychain(name));
    return { ...kept, where: 'memory' };
  }

  #restore(record: ServerRecord): ServerEntry {
    const { secrets, notify } = this.#context;
    const { id, name, url, sealedToken } = record;
    const opened = sealedToken !== null && secrets.available ? secrets.open(sealedToken) : null;
    if (sealedToken !== null && opened === null)
      notify('warning', ({ notices }) => notices.tokenSealed(name));
    const [value = '', password = ''] = opened?.split('\n') ?? [];
    const token: KeptToken = opened === null ? null : { value, password, where: 'keychain' };
    return new ServerEntry({ id, kind: 'remote' }, { name, url }, token, this.#context);
  }

  #save(): void {
    const known = new Map(this.#context.store.value.servers.map((record) => [record.id, record]));
    const remote = this.#entries.filter((entry) => entry.kind === 'remote');
    const servers = remote.map((entry): ServerRecord => {
      const { name, url } = entry.address;
      return { id: entry.id, name, url, sealedToken: this.#sealed(entry, known) };
    });
    this.#context.store.set({ servers });
    this.#context.store.flush();
    this.#context.onView();
  }

  /**
   * Returns the ciphertext of a token. A ciphertext that the keychain cannot decrypt now is kept, because the
   * keychain may be unlocked later.
   */
  #sealed({ id, token }: ServerEntry, known: ReadonlyMap<string, ServerRecord>): string | null {
    if (token === null) return known.get(id)?.sealedToken ?? null;
    if (token.where !== 'keychain') return null;
    // Neither of the two has a line break: a token has no spaces, and a password in a URL is percent-encoded.
    const { value, password } = token;
    return this.#context.secrets.seal(password === '' ? value : `${value}\n${password}`);
  }
}
