// A TCP proxy that fails as networks fail: for the demo, and for fault tests of the real app.
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { EventEmitter, once } from 'node:events';

/**
 * What happens to connections: `reset` ends both sides at once; in a `black-hole` nothing gets through in either
 * direction and nobody is told; `half-open` swallows only what the server sends.
 */
export type Cut = 'reset' | 'black-hole' | 'half-open';
export const CUTS: readonly Cut[] = ['reset', 'black-hole', 'half-open'];

/** A line's rate, bytes per ms, and its delay one way, ms. */
export type Shape = { readonly bytesPerMs: number; readonly delayMs: number };

const PACKET_BYTES = 1460;
/** What such a line buffers before it pushes back, bytes: seconds of it. */
const MAX_QUEUED_BYTES = 1024 * 1024;

/** One client's socket, the server's for it, whether either direction is swallowed from now on, and what came from the server. */
type Pair = {
  readonly client: Socket;
  readonly server: Socket;
  swallowUp: boolean;
  swallowDown: boolean;
  downBytes: number;
};

/** A running proxy; every method takes effect at once. */
export class TcpProxy {
  readonly #listener: Server;
  readonly #port: number;
  readonly #pairs = new Set<Pair>();
  readonly #traffic = new EventEmitter();
  #outage: Cut | undefined;
  readonly #shape: Shape | undefined;

  private constructor(listener: Server, targetPort: number, shape: Shape | undefined) {
    this.#listener = listener;
    this.#shape = shape;
    this.#port = (listener.address() as AddressInfo).port;
    listener.on('connection', (client) => this.#accept(client, targetPort));
  }

  /** Listens on a free loopback port and relays to `targetPort` on loopback, over a line of that shape. */
  static async start(targetPort: number, shape?: Shape): Promise<TcpProxy> {
    const listener = createServer({ noDelay: true });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new TcpProxy(listener, targetPort, shape);
  }

  get port(): number {
    return this.#port;
  }

  /** Connections that are relayed now, dead ones included. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** Resolves once the last cut is overcome: a connection that works has brought its client that many bytes. */
  async carries(bytes: number): Promise<void> {
    const works = ({ swallowDown, downBytes }: Pair): boolean => !swallowDown && downBytes >= bytes;
    while (![...this.#pairs].some(works)) await once(this.#traffic, 'down');
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
    const pair: Pair = { client, server, swallowUp: false, swallowDown: false, downBytes: 0 };
    this.#pairs.add(pair);
    relay(client, server, () => pair.swallowUp, this.#shape);
    relay(server, client, () => pair.swallowDown, this.#shape);
    server.on('data', (bytes: Buffer) => {
      pair.downBytes += bytes.length;
      this.#traffic.emit('down');
    });
    const over = (): void => {
      this.#pairs.delete(pair);
    };
    client.once('close', over);
    if (this.#outage !== undefined) breakPair(pair, this.#outage);
  }
}

/** Bytes, end and errors from one side to the other, unless swallowed. */
function relay(from: Socket, to: Socket, swallowed: () => boolean, shape: Shape | undefined): void {
  const pass = shape === undefined ? write(from, to) : shaped(from, to, shape);
  from.on('data', (bytes) => {
    if (!swallowed()) pass(bytes);
  });
  from.once('end', () => {
    if (!swallowed()) to.end();
  });
  from.once('error', () => {
    if (!swallowed()) to.resetAndDestroy();
  });
}

function write(from: Socket, to: Socket): (bytes: Buffer) => void {
  return (bytes) => {
    if (to.write(bytes)) return;
    from.pause();
    to.once('drain', () => from.resume());
  };
}

/** A line of a certain rate and delay with a deep buffer before it, as mobile networks have one. */
function shaped(from: Socket, to: Socket, { bytesPerMs, delayMs }: Shape): (bytes: Buffer) => void {
  const queue: { readonly packet: Buffer; readonly dueAt: number }[] = [];
  let freeAt = 0;
  let queuedBytes = 0;
  const arrive = (): void => {
    for (let next = queue[0]; next !== undefined && next.dueAt <= performance.now(); next = queue[0]) {
      queue.shift();
      queuedBytes -= next.packet.length;
      if (!to.destroyed) to.write(next.packet);
    }
    if (queuedBytes < MAX_QUEUED_BYTES && from.isPaused()) from.resume();
    if (queue[0] !== undefined) setTimeout(arrive, queue[0].dueAt - performance.now());
  };
  return (bytes) => {
    const isIdle = queue.length === 0;
    // In packets, so that a large write does not arrive all at its end.
    for (let at = 0; at < bytes.length; at += PACKET_BYTES) {
      const packet = bytes.subarray(at, at + PACKET_BYTES);
      freeAt = Math.max(freeAt, performance.now()) + packet.length / bytesPerMs;
      queuedBytes += packet.length;
      queue.push({ packet, dueAt: freeAt + delayMs });
    }
    if (queuedBytes >= MAX_QUEUED_BYTES) from.pause();
    if (isIdle) arrive();
  };
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
