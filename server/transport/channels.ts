/** Channels of a connection. Each one is attached to a session, carries history, or waits for a session to open. */

import type { Down } from '../../protocol/messages/down.ts';
import { Attachment, type ClientChannel } from '../sessions/attach/attachment.ts';
import type { ChannelTurns, TurnTaker } from './channelTurns.ts';
import type { Peer } from './service.ts';

/** User of a channel: an attachment, or a history stream. */
export type ChannelUser = TurnTaker & Pick<Attachment, 'data' | 'receipt' | 'detach'>;

/** One use of a channel number, which passes turns on to its user. A later use of the number is another object. */
export class Channel implements ClientChannel, TurnTaker {
  readonly number: number;
  /** Undefined while the session is being opened. */
  user: ChannelUser | undefined;
  readonly #peer: Peer;
  readonly #turns: ChannelTurns;
  readonly #onFree: (channel: Channel) => void;

  constructor(number: number, peer: Peer, turns: ChannelTurns, onFree: (channel: Channel) => void) {
    this.number = number;
    this.#peer = peer;
    this.#turns = turns;
    this.#onFree = onFree;
  }

  takeTurn(): boolean {
    return this.user?.takeTurn() ?? false;
  }

  assign(user: ChannelUser): void {
    this.user = user;
  }

  wake(): void {
    this.#turns.wake(this);
  }

  send(message: Down): void {
    this.#peer.send(message);
  }

  sendBytes(frame: Uint8Array<ArrayBuffer>): void {
    this.#peer.sendBytes(frame);
  }

  fail(reason: string): void {
    this.#peer.fail(reason);
  }

  free(): void {
    this.#turns.remove(this);
    this.#onFree(this);
  }
}

export class Channels {
  readonly #peer: Peer;
  readonly #turns: ChannelTurns;
  readonly #channels = new Map<number, Channel>();

  constructor(peer: Peer, turns: ChannelTurns) {
    this.#peer = peer;
    this.#turns = turns;
  }

  /** Returns the attachment on a channel; undefined while the session is being opened, and for a history stream. */
  attachment(number: number): Attachment | undefined {
    const user = this.#channels.get(number)?.user;
    return user instanceof Attachment ? user : undefined;
  }

  /** Returns all attachments. */
  attachments(): Attachment[] {
    return [...this.#channels.keys()].flatMap((number) => this.attachment(number) ?? []);
  }

  /** Takes a free channel number. Returns undefined if the number is in use. */
  take(number: number): Channel | undefined {
    if (this.#channels.has(number)) return undefined;
    const channel = new Channel(number, this.#peer, this.#turns, (freed) => this.#remove(freed));
    this.#channels.set(number, channel);
    return channel;
  }

  /** Returns true until this use of the channel number ends. */
  isCurrent(channel: Channel): boolean {
    return this.#channels.get(channel.number) === channel;
  }

  get(number: number): Channel | undefined {
    return this.#channels.get(number);
  }

  /** Detaches all channels (S4). */
  clear(): void {
    const all = [...this.#channels.values()];
    this.#channels.clear();
    for (const { user } of all) user?.detach();
  }

  #remove(channel: Channel): void {
    if (this.isCurrent(channel)) this.#channels.delete(channel.number);
  }
}
