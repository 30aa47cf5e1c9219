// Choice of the engine among real sockets: contexts, dead sockets, and the order of preference.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSocketServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { engineAddresses } from '../../../../server/shells/docker/dockerHost.ts';
import { Engines } from '../../../../server/shells/docker/engines.ts';
import { usualSockets } from '../../../../server/shells/docker/usualSockets.ts';
import { systemClock } from '../../../../server/base/systemClock.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';
import { until } from '../../../support/until.ts';

const folder = scratchFolders();
const cleanUp: (() => unknown)[] = [];

afterEach(async () => {
  for (const undo of cleanUp.splice(0).toReversed()) await undo();
});

/** A folder of Docker's configuration with a context. */
function configuration(name: string, endpoint: object, tls: Record<string, string> = {}): string {
  const config = folder();
  const id = createHash('sha256').update(name).digest('hex');
  const files = {
    'config.json': JSON.stringify({ currentContext: name }),
    [`contexts/meta/${id}/meta.json`]: JSON.stringify({ Name: name, Endpoints: { docker: endpoint } }),
    ...Object.fromEntries(
      Object.entries(tls).map(([file, text]) => [`contexts/tls/${id}/docker/${file}`, text]),
    ),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(config, path)), { recursive: true });
    writeFileSync(join(config, path), text);
  }
  return config;
}

describe('a Docker context', () => {
  it('in use has the engine’s address, as for Docker’s own tools', () => {
    const config = configuration('colima', { Host: 'unix:///home/ann/.colima/docker.sock' });
    const chosen = {
      addresses: [{ socketPath: '/home/ann/.colima/docker.sock' }],
      context: 'colima',
      isChosen: true,
    };
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config })).toEqual(chosen);
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config, DOCKER_CONTEXT: 'colima' })).toEqual(chosen);
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config, DOCKER_CONTEXT: 'default' }).isChosen).toBe(
      false,
    );
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config, DOCKER_HOST: 'unix:///a' }).addresses).toEqual(
      [{ socketPath: '/a' }],
    );
    expect(engineAddresses('unix:///b', { DOCKER_CONFIG: config }).addresses).toEqual([{ socketPath: '/b' }]);
  });

  it('is that of the user’s own folder without DOCKER_CONFIG', () => {
    const home = folder();
    mkdirSync(join(home, '.docker'));
    writeFileSync(join(home, '.docker', 'config.json'), '{"currentContext":"gone"}');
    expect(() => engineAddresses(undefined, { HOME: home })).toThrow('Docker context "gone" does not exist');
  });

  it('with TLS has its own certificates, and may accept any of the engine', () => {
    const tls = { 'ca.pem': 'ca', 'cert.pem': 'cert', 'key.pem': 'key' };
    const config = configuration('prod', { Host: 'tcp://box:2376', SkipTLSVerify: true }, tls);
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config }).addresses).toEqual([
      {
        protocol: 'https',
        host: 'box',
        port: 2376,
        ca: Buffer.from('ca'),
        cert: Buffer.from('cert'),
        key: Buffer.from('key'),
        rejectUnauthorized: false,
      },
    ]);
    const plain = configuration('lab', { Host: 'tcp://box' });
    expect(engineAddresses(undefined, { DOCKER_CONFIG: plain }).addresses).toEqual([
      { protocol: 'http', host: 'box', port: 2375 },
    ]);
  });

  it.each([
    [
      'behind ssh',
      { Host: 'ssh://ann@box' },
      'Docker context "far" "ssh://ann@box" is not an engine\'s address.*ssh -L',
    ],
    ['without an address', {}, 'Docker context "far" has no address in .*meta.json'],
  ])('%s is refused with a sentence that names it', (_what, endpoint, sentence) => {
    const config = configuration('far', endpoint);
    expect(() => engineAddresses(undefined, { DOCKER_CONFIG: config })).toThrow(new RegExp(sentence));
  });

  it('that is not in a damaged configuration is none', () => {
    const config = folder();
    writeFileSync(join(config, 'config.json'), '{"currentContext":');
    expect(engineAddresses(undefined, { DOCKER_CONFIG: config }).isChosen).toBe(false);
  });
});

/** An engine that only answers pings. */
async function serve(path: string): Promise<Server> {
  const server = createServer((_request, response) => response.end('OK'));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  cleanUp.push(() => server.close());
  return server;
}

/** A socket without a listener, as an engine leaves it that was killed. */
function dead(path: string): void {
  const script = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script]);
}

function choose(...paths: readonly string[]): Engines {
  const addresses = paths.map((socketPath) => ({ socketPath }));
  const engines = new Engines({ addresses, isChosen: false }, systemClock);
  cleanUp.push(() => engines.close());
  return engines;
}

describe('the engine in use', () => {
  it('is the first that answers: a dead or a hung socket does not block a living one', async () => {
    const base = folder();
    const [gone, killed, hung, living] = ['gone', 'killed', 'hung', 'living'].map((name) =>
      join(base, `${name}.sock`),
    ) as [string, string, string, string];
    dead(killed);
    const silent = createSocketServer(() => undefined).listen(hung);
    cleanUp.push(() => silent.close());
    await serve(living);
    const engines = choose(gone, killed, hung, living);
    await engines.ready;
    expect(engines.current?.where).toBe(living);
    expect(engines.at(killed)?.where).toBe(killed);
    expect(engines.at('/elsewhere')?.where).toBe(living);
  });

  it('is none without a socket, and found when one appears', async () => {
    const path = join(folder(), 'late.sock');
    const engines = choose(path);
    await engines.ready;
    expect(engines.current).toBeUndefined();
    let changes = 0;
    engines.onChange(() => (changes += 1));
    await serve(path);
    await until('the engine', () => engines.current?.where === path);
    expect(changes).toBe(1);
  });

  it('is again the preferred one once that answers', async () => {
    const base = folder();
    const [first, second] = [join(base, 'first.sock'), join(base, 'second.sock')];
    await serve(second);
    const engines = choose(first, second);
    await engines.ready;
    expect(engines.current?.where).toBe(second);
    await serve(first);
    await until('the preferred engine', () => engines.current?.where === first);
  });
});

describe('the usual sockets', () => {
  it('are those of Docker, Docker Desktop, OrbStack, Colima, Rancher Desktop and Podman, Docker’s first', () => {
    const paths = usualSockets({
      platform: 'linux',
      home: '/home/ann',
      uid: 1000,
      environment: { COLIMA_HOME: '/c' },
    });
    expect(paths[0]).toBe('/var/run/docker.sock');
    for (const path of [
      '/run/user/1000/docker.sock',
      '/home/ann/.docker/run/docker.sock',
      '/home/ann/.docker/desktop/docker.sock',
      '/home/ann/.orbstack/run/docker.sock',
      '/c/default/docker.sock',
      '/home/ann/.colima/default/docker.sock',
      '/home/ann/.rd/docker.sock',
      '/run/user/1000/podman/podman.sock',
      '/run/podman/podman.sock',
    ])
      expect(paths).toContain(path);
    expect(usualSockets({ platform: 'win32', home: 'C:', uid: undefined, environment: {} })).toContain(
      '//./pipe/podman-machine-default',
    );
  });
});
