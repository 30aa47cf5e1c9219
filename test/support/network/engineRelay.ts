// Relay from a loopback port, plain or with TLS, to an engine's socket. It simulates a remote engine, and tests can cut its
// connections.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { once } from 'node:events';

/** Options of a relay. */
export type RelayOptions = {
  readonly tls?: TlsOptions;
  /** Interval at which the engine's output is passed on, ms, so that several parts arrive together. */
  readonly gatherMs?: number;
};

/** Running relay. */
export type EngineRelay = {
  readonly port: number;
  /** Breaks all connections. New ones are still accepted. */
  cut(): void;
  stop(): Promise<void>;
};

/** Starts relaying to the engine at `socketPath`. */
export async function relayEngine(socketPath: string, options: RelayOptions = {}): Promise<EngineRelay> {
  const sockets = new Set<Socket>();
  const serve = (client: Socket): void => {
    const engine = connect(socketPath);
    for (const socket of [client, engine]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        engine.end();
      });
    }
    client.pipe(engine);
    passOn(engine, client, options.gatherMs ?? 0);
  };
  const server: Server =
    options.tls === undefined ? createServer(serve) : createTlsServer(options.tls, serve);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      cut();
      await closed;
    },
  };
}

function passOn(engine: Socket, client: Socket, gatherMs: number): void {
  if (gatherMs === 0) return void engine.pipe(client);
  let gathered: Buffer[] = [];
  const timer = setInterval(() => {
    if (gathered.length > 0) client.write(Buffer.concat(gathered));
    gathered = [];
  }, gatherMs);
  engine.on('data', (chunk: Buffer) => gathered.push(chunk));
  engine.once('end', () => client.end(Buffer.concat(gathered)));
  engine.once('close', () => clearInterval(timer));
}
