/** Relay between one client's channels and the hosts of its sessions. It has no state that a client could lose (G1). */

import type { Cancel, Clock } from '../../protocol/clock.ts';
import { CLOSE } from '../../protocol/errors.ts';
import type { Frame } from '../../protocol/frames.ts';
import { hostOf } from '../../protocol/ids.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Sessions } from '../../protocol/messages/sessions.ts';
import type { Up } from '../../protocol/messages/up.ts';
import { backoffMs } from '../../protocol/resume/backoff.ts';
import type { Peer, Service } from '../transport/service.ts';
import { chooseHost } from './chooseHost.ts';
import type { HostBook, KnownHost } from './hostBook.ts';
import { HostConnection, type HostConnectionParts } from './hostConnection.ts';
import { SessionsGather } from './sessionsGather.ts';

/** Max concurrent lists of one client. */
const MAX_LISTS = 8;

export class GatewayService implements Service {
  /** Directory of the hosts, shared by all clients. */
  readonly #client: Peer;
  /** Directory of the hosts, shared by all clients. */
  readonly #book: HostBook;
  /** Clock for pauses and lists. */
  readonly #parts: HostConnectionParts;
  /** Clock of pauses and lists. */
  readonly #clock: Clock;
  /** The client's hello with its latest terminal profile, sent on new connections to hosts. */
  #hello: Hello;
  /** Host id of each channel in use. */
  readonly #channels = new Map<number, string>();
  /** Channels of sessions that are being opened. If their host is lost they are refused, because nothing else would answer. */
  readonly #opening = new Set<number>();
  /** The client's connection to each host, by host id. */
  readonly #relays = new Map<string, HostConnection>();
  /** Number of consecutive losses of the connection to a host, by host id. */
  readonly #losses = new Map<string, number>();
  /** Timers by host id. After this pause the client is notified that the host is up again. */
  readonly #pauses = new Map<string, Cancel>();
  /** Pending lists by request number. */
  readonly #lists = new Map<number, SessionsGather>();
  /** Ends the subscription to the directory of hosts. */
  readonly #unsubscribe: () => void;
  /** True while the client watches the targets. */
  #isWatching = false;

  constructor(client: Peer, hello: Hello, book: HostBook, parts: HostConnectionParts) {
    this.#client = client;
    this.#book = book;
    this.#parts = parts;
    this.#clock = parts.clock;
    this.#hello = hello;
    this.#unsubscribe = book.subscribe({
      onState: (host) => this.#changed(host),
      onTargets: (host) => this.#sendTargets(host),
    });
  }

  begin(): void {
    for (const host of this.#book.all) if (host.state !== 'up') this.#sendHost(host);
    for (const attach of this.#hello.attach) this.#openChannel(attach, hostOf(attach.session));
  }

  receive(message: Exclude<Up, Hello>): void {
    switch (message.type) {
      case 'ping':
        return this.#client.send({ type: 'pong', id: message.id });
      case 'attach':
      case 'history':
        return this.#openChannel(message, hostOf(message.session));
      case 'open':
        return this.#open(message);
      case 'detach':
        this.#forward(message.channel, message);
        this.#channels.delete(message.channel);
        this.#opening.delete(message.channel);
        return;
      case 'resize':
      case 'follow':
        return this.#forward(message.channel, message);
      case 'profile':
        this.#hello = { ...this.#hello, profile: message.profile };
        for (const relay of this.#relays.values()) relay.send(message);
        return;
      case 'end':
        this.#relay(hostOf(message.session))?.send(message);
        return;
      case 'keep':
        // The answer is a list from all hosts. The session's own host answers this message; the other hosts answer a `list`.
        this.#relay(hostOf(message.session))?.send(message);
        return this.#list(message.request, hostOf(message.session));
      case 'list':
        return this.#list(message.request);
      case 'watch':
        this.#isWatching = message.on;
        for (const host of this.#book.all) this.#sendTargets(host);
    }
  }

  receiveFrame(frame: Frame, bytes: Uint8Array<ArrayBuffer>): void {
    const host = this.#channels.get(frame.channel);
    if (host !== undefined) this.#relays.get(host)?.sendBytes(bytes);
  }

  /** Does nothing. Hosts send only as much as windows and acknowledgments allow, so no data waits here. */
  drained(): void {}

  dispose(): void {
    this.#unsubscribe();
    for (const cancel of this.#pauses.values()) cancel();
    for (const list of this.#lists.values()) list.cancel();
    for (const relay of this.#relays.values()) relay.close();
    this.#relays.clear();
    this.#channels.clear();
  }

  #open(message: Open): void {
    const up = this.#book.all.filter(({ state }) => state === 'up');
    const host = message.host ?? chooseHost(message, up)?.id;
    if (host !== undefined) return this.#openChannel(message, host);
    const code = up.length === 0 ? 'host-away' : 'unknown-target';
    const reason = up.length === 0 ? 'no host can be reached' : 'no host that can be reached has this target';
    this.#client.send({ type: 'refused', channel: message.channel, code, message: reason });
  }

  /** Assigns the channel to the host and forwards the message. */
  #openChannel(message: Attach | Open | History, hostId: string): void {
    const { channel } = message;
    if (this.#channels.has(channel)) return this.#client.fail(`channel ${channel} is in use already`);
    const relay = this.#relay(hostId);
    if (relay === undefined) return this.#refuse(channel, hostId);
    this.#channels.set(channel, hostId);
    if (message.type === 'open') this.#opening.add(channel);
    relay.send(message);
  }

  #refuse(channel: number, hostId: string): void {
    const host = this.#book.find(hostId);
    if (host === undefined || host.state === 'gone') {
      const message =
        host?.message ?? `there is no host ${hostId} behind this gateway; its sessions have ended`;
      return this.#client.send({ type: 'refused', channel, code: 'unknown-host', message });
    }
    this.#book.retryNow(hostId);
    const message =
      host.message === '' ? `host ${hostId} was just lost; its sessions are kept` : host.message;
    this.#client.send({ type: 'refused', channel, code: 'host-away', message });
  }

  #forward(channel: number, message: Up): void {
    const host = this.#channels.get(channel);
    if (host !== undefined) this.#relays.get(host)?.send(message);
  }

  /** Returns the connection to a host, and dials if needed; undefined while the host is not up or was just lost. */
  #relay(hostId: string): HostConnection | undefined {
    const known = this.#relays.get(hostId);
    if (known !== undefined) return known;
    const host = this.#book.find(hostId);
    if (host?.state !== 'up' || this.#pauses.has(hostId)) return undefined;
    const hello = { ...this.#hello, attach: [] };
    const { user } = this.#client.credential;
    const relay = new HostConnection(
      this.#parts,
      { url: host.url, user, hello, hostId },
      {
        onProven: () => void this.#losses.delete(hostId),
        onMessage: (message) => this.#fromHost(hostId, message),
        onFrame: (frame, bytes) => {
          if (this.#channels.get(frame.channel) === hostId) this.#client.sendBytes(bytes);
        },
        onClosed: (code, reason) => this.#lost(hostId, code, reason),
      },
    );
    this.#relays.set(hostId, relay);
    return relay;
  }

  #fromHost(hostId: string, message: Down): void {
    switch (message.type) {
      case 'sessions':
        this.#lists.get(message.request)?.answered(hostId, message.sessions);
        return;
      case 'host':
        if (message.shell !== undefined && this.#channels.get(message.shell.channel) === hostId)
          this.#client.send(message);
        return;
      case 'notice':
      case 'targets':
      case 'pong':
      case 'welcome':
        return;
      case 'refused':
      case 'displaced':
      case 'historyEnd':
        if (this.#channels.get(message.channel) !== hostId) return;
        this.#channels.delete(message.channel);
        this.#opening.delete(message.channel);
        return this.#client.send(message);
      case 'attached':
        this.#opening.delete(message.channel);
        if (this.#channels.get(message.channel) === hostId) this.#client.send(message);
        return;
      case 'ended':
      case 'sized':
      case 'gap':
      case 'snapshot':
      case 'activity':
        if (this.#channels.get(message.channel) === hostId) this.#client.send(message);
    }
  }

  #lost(hostId: string, code: number, reason: string): void {
    // Only the hosts of a device's sessions decide which of its connections is the newest (G6).
    if (code === CLOSE.superseded) return this.#client.close(code, reason);
    // A host receives only what this client sent (C8).
    if (code === CLOSE.protocolError || code === CLOSE.tooLarge) return this.#client.close(code, reason);
    this.#forget(hostId);
    this.#book.retryNow(hostId);
    const host = this.#book.find(hostId);
    if (host === undefined || host.state === 'gone') return;
    const message = `host ${hostId} cannot be reached (${reason}); its sessions are kept`.slice(0, 1000);
    if (host.state === 'up') this.#sendHost({ ...host, state: 'away', since: this.#clock.now(), message });
    const losses = this.#losses.get(hostId) ?? 0;
    this.#losses.set(hostId, losses + 1);
    const resume = (): void => {
      this.#pauses.delete(hostId);
      const current = this.#book.find(hostId);
      if (current?.state === 'up') this.#sendHost(current);
    };
    this.#pauses.set(hostId, this.#clock.setTimeout(resume, backoffMs(losses, Math.random)));
  }

  /** Frees a host's connection and its channels (G4). */
  #forget(hostId: string): void {
    this.#relays.get(hostId)?.close();
    this.#relays.delete(hostId);
    for (const [channel, host] of this.#channels) {
      if (host !== hostId) continue;
      this.#channels.delete(channel);
      if (this.#opening.delete(channel)) this.#refuse(channel, hostId);
    }
    for (const list of this.#lists.values()) list.lost(hostId);
  }

  #changed(host: KnownHost): void {
    if (host.state !== 'up') this.#forget(host.id);
    else if (this.#pauses.has(host.id)) return;
    this.#sendHost(host);
  }

  #sendHost({ id, state, since, message }: KnownHost): void {
    this.#client.send({ type: 'host', host: id, state, since, message });
  }

  #sendTargets({ id, targets }: KnownHost): void {
    if (this.#isWatching && targets !== undefined) this.#client.send({ node: id, ...targets, host: id });
  }

  /** Gathers a list from all hosts. @param requestedFrom host that already answers another message and needs no `list`. */
  #list(request: number, requestedFrom?: string): void {
    if (this.#lists.size >= MAX_LISTS) return this.#client.fail('too many lists at once');
    const hosts = this.#book.all.filter(({ state }) => state !== 'gone').map(({ id }) => id);
    const requested = hosts.filter((id) => this.#relay(id) !== undefined);
    const missing = hosts.filter((id) => !requested.includes(id));
    for (const id of requested) if (id !== requestedFrom) this.#relay(id)?.send({ type: 'list', request });
    const onDone = (answer: Sessions): void => {
      this.#lists.delete(request);
      this.#client.send(answer);
    };
    const gather = new SessionsGather({ request, requested, missing, onDone }, this.#clock);
    if (requested.length > 0) this.#lists.set(request, gather);
  }
}
