// A TCP proxy that fails as networks fail: for the demo, and for fault tests of the real app.
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * What happens to connections: `reset` ends both sides at once; in a `black-hole` nothing gets through in either
 * direction and nobody is told; `half-open` swallows only what the server sends.
 */
export type Cut = 'reset' | 'black-hole' | 'half-open';
export const CUTS: readonly Cut[] = ['reset', 'black-hole', 'half-open'];

/** One client's socket, the server's for it, and whether either direction is swallowed from now on. */
type Pair = { readonly client: Socket; readonly server: Socket; swallowUp: boolean; swallowDown: boolean };

/** A running proxy; every method takes effect at once. */
export class TcpProxy {
  readonly #listener: Server;
  readonly #port: number;
  readonly #pairs = new Set<Pair>();
  #outage: Cut | undefined;

  private constructor(listener: Server, targetPort: number) {
    this.#listener = listener;
    this.#port = (listener.address() as AddressInfo).port;
    listener.on('connection', (client) => this.#accept(client, targetPort));
  }

  /** Listens on a free loopback port and relays to `targetPort` on loopback. */
  static async start(targetPort: number): Promise<TcpProxy> {
    const listener = createServer({ noDelay: true });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new TcpProxy(listener, targetPort);
  }

  get port(): number {
    return this.#port;
  }

  /** Connections that are relayed now, dead ones included. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** Breaks every connection there is; new ones work. A swallowed connection never works again: bytes are missing. */
  cut(how: Cut): void {
    for (const pair of this.#pairs) breakPair(pair, how);
  }

  /** Breaks every connection, and every new one in the same way, until `restore`. */
  goDown(how: Cut): void {
    this.#outage = how;
    this.cut(how);
  }

  /** New connections work again. */
  restore(): void {
    this.#outage = undefined;
  }

  async stop(): Promise<void> {
    this.cut('reset');
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #accept(client: Socket, targetPort: number): void {
    const server = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    const pair: Pair = { client, server, swallowUp: false, swallowDown: false };
    this.#pairs.add(pair);
    relay(client, server, () => pair.swallowUp);
    relay(server, client, () => pair.swallowDown);
    const over = (): void => {
      this.#pairs.delete(pair);
    };
    client.once('close', over);
    if (this.#outage !== undefined) breakPair(pair, this.#outage);
  }
}

/** Bytes, end and errors from one side to the other, unless swallowed. */
function relay(from: Socket, to: Socket, swallowed: () => boolean): void {
  from.on('data', (bytes) => {
    if (swallowed()) return;
    if (!to.write(bytes)) {
      from.pause();
      to.once('drain', () => from.resume());
    }
  });
  from.once('end', () => {
    if (!swallowed()) to.end();
  });
  from.once('error', () => {
    if (!swallowed()) to.resetAndDestroy();
  });
}

function breakPair(pair: Pair, how: Cut): void {
  if (how === 'reset') {
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
    return;
  }
  pair.swallowDown = true;
  if (how === 'black-hole') pair.swallowUp = true;
}
