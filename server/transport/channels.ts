/** A connection's channels: which are attached, and which wait for a session to open. */

import type { Attachment } from '../sessions/attachment.ts';
import type { TurnTaker } from './turns.ts';

/** One use of a channel number; a later use of the same number is another object. */
export class Channel implements TurnTaker {
  readonly number: number;
  attachment: Attachment | undefined;

  constructor(number: number) {
    this.number = number;
  }

  takeTurn(): boolean {
    return this.attachment?.takeTurn() ?? false;
  }
}

export class Channels {
  readonly #channels = new Map<number, Channel>();

  /** The attachment on a channel; none while it opens. */
  attachment(number: number): Attachment | undefined {
    return this.#channels.get(number)?.attachment;
  }

  /** Takes a free channel number; undefined when it is in use. */
  take(number: number): Channel | undefined {
    if (this.#channels.has(number)) return undefined;
    const channel = new Channel(number);
    this.#channels.set(number, channel);
    return channel;
  }

  /** Whether the client still wants this use of the number. */
  isCurrent(channel: Channel): boolean {
    return this.#channels.get(channel.number) === channel;
  }

  /** Frees the number if `channel` still has it. */
  free(channel: Channel): void {
    if (this.isCurrent(channel)) this.#channels.delete(channel.number);
  }

  get(number: number): Channel | undefined {
    return this.#channels.get(number);
  }

  /** Detaches all (S4). */
  clear(): void {
    const all = [...this.#channels.values()];
    this.#channels.clear();
    for (const { attachment } of all) attachment?.detach();
  }
}
