// An HTTP proxy as companies have it: it makes tunnels with CONNECT, and resolves names that nobody else knows.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

type ProxyOptions = {
  /** User and password that it requires, as `user:password`. */
  readonly credentials?: string;
  /** Names that only this proxy resolves. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** Hosts to which it makes no tunnel. */
  readonly forbidden?: readonly string[];
};

export type ConnectProxy = {
  readonly address: string;
  /** Targets of the requests, in order. */
  readonly requests: readonly string[];
  readonly close: () => void;
};

export async function startConnectProxy(options: ProxyOptions = {}): Promise<ConnectProxy> {
  const { credentials, hosts = {}, forbidden = [] } = options;
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('connect', (request, client: Socket) => {
    const { host = '', 'proxy-authorization': given } = request.headers;
    requests.push(request.url ?? '');
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
    if (given !== wanted) return refuse(client, '407 Proxy Authentication Required');
    const [name = '', port] = (request.url ?? host).split(':');
    if (forbidden.includes(name)) return refuse(client, '403 Forbidden');
    const upstream = connect(Number(port), hosts[name] ?? name);
    sockets.add(upstream);
    upstream.once('connect', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.once('error', () => refuse(client, '502 Bad Gateway'));
    client.once('error', () => upstream.destroy());
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function refuse(client: Socket, status: string): void {
  client.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
}
