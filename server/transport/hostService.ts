/** Service for one client on a host: its channels, their turns, and the dispatch of its messages. */

import type { Frame } from '../../protocol/frames.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Registry } from '../sessions/registry.ts';
import { Channels } from './channels.ts';
import { attach, dispatch } from './dispatch.ts';
import type { Hub, Peer, Service } from './service.ts';
import { TargetsFeed, type TargetSource } from './targetsFeed.ts';
import { ChannelTurns } from './channelTurns.ts';

/** Hub for clients that use the sessions of this host. */
export type HostHub = Hub & { readonly registry: Registry; readonly targets: TargetSource };

export function hostHub(parts: Omit<HostHub, 'serve'>): HostHub {
  return { ...parts, serve: (peer, hello) => new HostService(peer, hello, parts.registry, parts.targets) };
}

export class HostService implements Service {
  readonly peer: Peer;
  readonly hello: Hello;
  readonly registry: Registry;
  readonly turns: ChannelTurns;
  readonly channels: Channels;
  readonly targets: TargetsFeed;
  #profile: TerminalProfile;

  constructor(peer: Peer, hello: Hello, registry: Registry, targets: TargetSource) {
    this.peer = peer;
    this.hello = hello;
    this.registry = registry;
    this.#profile = hello.profile;
    this.turns = new ChannelTurns(() => peer.bufferedBytes());
    this.channels = new Channels(peer, this.turns);
    this.targets = new TargetsFeed(
      targets,
      (message) => peer.send(message),
      (feed) => this.turns.wake(feed),
    );
  }

  begin(): void {
    for (const message of this.hello.attach) attach(this, message);
  }

  /** Terminal profile of the client, which the screen uses to answer queries (S11). */
  get profile(): TerminalProfile {
    return this.#profile;
  }

  setProfile(profile: TerminalProfile): void {
    this.#profile = profile;
    for (const attachment of this.channels.attachments()) attachment.setProfile(profile);
  }

  receive(message: Exclude<Up, Hello>): void {
    dispatch(this, message);
  }

  receiveFrame(frame: Frame): void {
    // A frame for a channel that is not attached may have been sent before the client received its end (F3).
    const channel = this.channels.get(frame.channel);
    const user = channel?.user;
    if (frame.kind === 'data' && channel !== undefined && user === undefined)
      this.peer.fail(`input on channel ${frame.channel} before its attached`);
    else if (frame.kind === 'data') user?.data(frame.offset, frame.bytes);
    else if (frame.kind === 'receipt') user?.receipt(frame.offset);
    else this.peer.fail('a snapshot from a client');
  }

  drained(): void {
    this.turns.run();
  }

  dispose(): void {
    this.targets.stop();
    this.turns.clear();
    this.channels.clear();
  }
}
