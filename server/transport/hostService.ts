/** A client's channels on this host, and the turns in which they send. */

import type { Frame } from '../../protocol/frames.ts';
import type { TerminalProfile } from '../../protocol/messages/common.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Registry } from '../sessions/registry.ts';
import { Channels } from './channels.ts';
import { attach, dispatch } from './dispatch.ts';
import type { Hub, Peer, Service } from './service.ts';
import { TargetsFeed, type TargetSource } from './targetsFeed.ts';
import { Turns } from './channelTurns.ts';

/** A hub whose clients are served from the sessions of this host. */
export type HostHub = Hub & { readonly registry: Registry; readonly targets: TargetSource };

export function hostHub(parts: Omit<HostHub, 'serve'>): HostHub {
  return { ...parts, serve: (peer, hello) => new HostService(peer, hello, parts.registry, parts.targets) };
}

export class HostService implements Service {
  readonly peer: Peer;
  readonly hello: Hello;
  readonly registry: Registry;
  readonly channels = new Channels();
  readonly turns: Turns;
  readonly targets: TargetsFeed;
  #profile: TerminalProfile;

  constructor(peer: Peer, hello: Hello, registry: Registry, targets: TargetSource) {
    this.peer = peer;
    this.hello = hello;
    this.registry = registry;
    this.#profile = hello.profile;
    this.turns = new Turns(() => peer.bufferedBytes());
    this.targets = new TargetsFeed(
      targets,
      (message) => peer.send(message),
      (feed) => this.turns.wake(feed),
    );
  }

  begin(): void {
    for (const one of this.hello.attach) attach(this, one);
  }

  /** What applications may ask of this client's terminals (S11). */
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
    // A frame for a channel that is not attached may have crossed a detach (F3).
    const user = this.channels.get(frame.channel)?.user;
    if (frame.kind === 'data') user?.data(frame.offset, frame.bytes);
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
