// Addresses of container engines in settings.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EngineAddress } from '../../../../server/shells/docker/engineAddress.ts';
import { engineAddresses } from '../../../../server/shells/docker/dockerHost.ts';

const addressOf = (
  value: string | undefined,
  environment: Record<string, string>,
): EngineAddress | undefined => engineAddresses(value, environment).addresses[0];

describe('addresses of engines', () => {
  it.each([
    ['unix:///run/x.sock', { socketPath: '/run/x.sock' }],
    ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
    ['npipe://\\\\.\\pipe\\docker_engine', { socketPath: '//./pipe/docker_engine' }],
    ['tcp://box:1234', { protocol: 'http', host: 'box', port: 1234 }],
    ['tcp://box', { protocol: 'http', host: 'box', port: 2375 }],
    ['http://box:80', { protocol: 'http', host: 'box', port: 80 }],
    ['tcp://[::1]:2375/', { protocol: 'http', host: '[::1]', port: 2375 }],
  ])('%s is parsed', (value, address) => {
    expect(addressOf(value, {})).toEqual(address);
  });

  it.each([
    'unix://relative',
    'unix://',
    'box:2375',
    'ftp://box',
    'tcp://',
    'tcp://box:99999',
    'tcp://box/path',
    'nonsense',
  ])('%s is refused with the key, the value and the allowed values', (value) => {
    expect(() => addressOf(value, {})).toThrow(
      `docker-host "${value}" is not an engine's address: allowed are unix:///path/to/docker.sock`,
    );
  });

  it('behind ssh is refused with an alternative', () => {
    expect(() => addressOf('ssh://box', {})).toThrow('forward its socket');
  });

  it('comes from DOCKER_HOST without a setting, and an error then names it', () => {
    expect(addressOf(undefined, { DOCKER_HOST: 'unix:///a' })).toEqual({ socketPath: '/a' });
    expect(addressOf('unix:///b', { DOCKER_HOST: 'unix:///a' })).toEqual({ socketPath: '/b' });
    expect(() => addressOf(undefined, { DOCKER_HOST: 'x' })).toThrow('DOCKER_HOST "x" is not');
  });

  it('an address with TLS uses the certificates in DOCKER_CERT_PATH, which must be complete', () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-certificates-'));
    const environment = { DOCKER_CERT_PATH: folder, DOCKER_TLS_VERIFY: '1' };
    for (const name of ['ca', 'cert']) writeFileSync(join(folder, `${name}.pem`), name);
    expect(() => addressOf('tcp://box', environment)).toThrow(
      /DOCKER_CERT_PATH ".*" has no key\.pem: allowed is/,
    );
    writeFileSync(join(folder, 'key.pem'), 'key');
    expect(addressOf('tcp://box', environment)).toEqual({
      protocol: 'https',
      host: 'box',
      port: 2376,
      ca: Buffer.from('ca'),
      cert: Buffer.from('cert'),
      key: Buffer.from('key'),
    });
    rmSync(folder, { recursive: true });
  });
});
