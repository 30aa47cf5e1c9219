/** All accepted connections, and the current one of each device (C7). */

import type { Hello } from '../../protocol/messages/hello.ts';
import type { Client } from './client.ts';

/** Max connections of one user: enough for many windows and devices. */
export const MAX_CONNECTIONS_PER_USER = 128;

export type Admission =
  /** `older` is fenced. It must be closed once the new connection has attached. */
  | { readonly kind: 'admitted'; readonly older: Client | undefined }
  /** A newer connection of the same run is already open. */
  | { readonly kind: 'superseded' };

export class Clients {
  readonly #all = new Set<Client>();
  /** Current connection of each device, by user and device. */
  readonly #current = new Map<string, { readonly client: Client; readonly hello: Hello }>();

  get size(): number {
    return this.#all.size;
  }

  /** Returns true if the user may open one more connection. */
  hasRoomFor(user: string): boolean {
    let count = 0;
    for (const { credential } of this.#all) if (credential.user === user) count++;
    return count < MAX_CONNECTIONS_PER_USER;
  }

  add(client: Client): void {
    this.#all.add(client);
  }

  /** Decides which of a device's two connections is newer, and fences the older one (C7). */
  admit(client: Client, hello: Hello): Admission {
    const key = keyOf(client, hello);
    const current = this.#current.get(key);
    if (current !== undefined && current.hello.run === hello.run && hello.dial <= current.hello.dial) {
      return { kind: 'superseded' };
    }
    this.#current.set(key, { client, hello });
    current?.client.fence();
    return { kind: 'admitted', older: current?.client };
  }

  remove(client: Client, hello: Hello | undefined): void {
    this.#all.delete(client);
    if (hello === undefined) return;
    const key = keyOf(client, hello);
    if (this.#current.get(key)?.client === client) this.#current.delete(key);
  }

  /** Calls `act` for every connection; `act` may close it. */
  forEach(act: (client: Client) => void): void {
    for (const client of Array.from(this.#all)) act(client);
  }
}

function keyOf(client: Client, hello: Hello): string {
  return `${client.credential.user} ${hello.device}`;
}
