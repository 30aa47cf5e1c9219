// A TCP proxy that simulates network failures, for the demo and for fault tests of the real app.
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { EventEmitter, once } from 'node:events';

/**
 * Failure of a connection. `reset` resets both sides at once. `black-hole` silently drops all bytes in both
 * directions. `half-open` drops only bytes from the server.
 */
export type Cut = 'reset' | 'black-hole' | 'half-open';
export const CUTS: readonly Cut[] = ['reset', 'black-hole', 'half-open'];

/** Rate (bytes per ms) and one-way delay (ms) of a line. */
export type Shape = { readonly bytesPerMs: number; readonly delayMs: number };

const PACKET_BYTES = 1460;
/**
 * Size of a shaped line's buffer, bytes; it holds several seconds of data. When it is full, it applies back
 * pressure.
 */
const MAX_QUEUED_BYTES = 1024 * 1024;

/** A connection that the proxy relays. */
type Pair = {
  readonly client: Socket;
  readonly server: Socket;
  /** True while bytes to the server are dropped. */
  dropsUp: boolean;
  /** True while bytes from the server are dropped. */
  dropsDown: boolean;
  /** Number of bytes that came from the server. */
  downBytes: number;
};

/** A running proxy; every method takes effect immediately. */
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

  /**
   * Listens on a free loopback port and relays to `targetPort` on loopback. Data passes through a line with
   * that rate and delay.
   */
  static async start(targetPort: number, shape?: Shape): Promise<TcpProxy> {
    const listener = createServer({ noDelay: true });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return new TcpProxy(listener, targetPort, shape);
  }

  get port(): number {
    return this.#port;
  }

  /** Number of open connections, including broken ones. */
  get connections(): number {
    return this.#pairs.size;
  }

  /**
   * Resolves when a working connection has delivered this many bytes to its client. The last cut is over by
   * then.
   */
  async carries(bytes: number): Promise<void> {
    const works = ({ dropsDown, downBytes }: Pair): boolean => !dropsDown && downBytes >= bytes;
    while (![...this.#pairs].some(works)) await once(this.#traffic, 'down');
  }

  /** Breaks all current connections; new connections work. A connection that has lost bytes stays broken. */
  cut(kind: Cut): void {
    for (const pair of this.#pairs) breakPair(pair, kind);
  }

  /** Breaks all current connections, and breaks new ones in the same way until `restore`. */
  goDown(kind: Cut): void {
    this.#outage = kind;
    this.cut(kind);
  }

  /** New connections work again after this call. */
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
    const pair: Pair = { client, server, dropsUp: false, dropsDown: false, downBytes: 0 };
    this.#pairs.add(pair);
    relay(client, server, () => pair.dropsUp, this.#shape);
    relay(server, client, () => pair.dropsDown, this.#shape);
    server.on('data', (bytes: Buffer) => {
      pair.downBytes += bytes.length;
      this.#traffic.emit('down');
    });
    client.once('close', () => this.#pairs.delete(pair));
    if (this.#outage !== undefined) breakPair(pair, this.#outage);
  }
}

/** Relays bytes, end and errors from one side to the other, unless they are dropped. */
function relay(from: Socket, to: Socket, isDropped: () => boolean, shape: Shape | undefined): void {
  const pass = shape === undefined ? write(from, to) : shaped(from, to, shape);
  from.on('data', (bytes) => {
    if (!isDropped()) pass(bytes);
  });
  from.once('end', () => {
    if (!isDropped()) to.end();
  });
  from.once('error', () => {
    if (!isDropped()) to.resetAndDestroy();
  });
}

function write(from: Socket, to: Socket): (bytes: Buffer) => void {
  return (bytes) => {
    if (to.write(bytes)) return;
    from.pause();
    to.once('drain', () => from.resume());
  };
}

/** Writes through a line with a limited rate, a delay and a large buffer, like a mobile network. */
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
    if (queue[0] !== undefined) setTimeout(arrive, Math.max(0, queue[0].dueAt - performance.now()));
  };
  return (bytes) => {
    const isIdle = queue.length === 0;
    // Splits the data into packets, so that a large write arrives gradually.
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

function breakPair(pair: Pair, kind: Cut): void {
  if (kind === 'reset') {
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
    return;
  }
  pair.dropsDown = true;
  if (kind === 'black-hole') pair.dropsUp = true;
}
