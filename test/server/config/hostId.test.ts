import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { HOST_ID } from '../../../protocol/ids.ts';
import { HostIdError, ensureHostId, newHostId } from '../../../server/config/hostId.ts';
import type { Log } from '../../../server/base/log.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = join(newFolder(), 'state');
  warnings = [];
});

function hostIdFor(hostName: string, at = folder): string {
  const warn = (_fields: unknown, message: string): void => void warnings.push(message);
  const log = { warn } as unknown as Log;
  return ensureHostId({ folder: at, hostName, random: randomBytes, log });
}

test('S1: a host keeps its id after a restart, even if the machine was renamed', () => {
  const id = hostIdFor('web-1.example.org');
  expect(id).toMatch(/^web-1-[0-9a-f]{8}$/);
  expect(hostIdFor('web-1.example.org')).toBe(id);
  expect(hostIdFor('renamed')).toBe(id);
  expect(readdirSync(folder)).toEqual(['host-id']);
  expect(warnings).toEqual([]);
});

test('S1: only the owner can read the file with the host id and its folder', () => {
  hostIdFor('web-1');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'host-id')).mode & 0o777).toBe(0o600);
});

test('S1: two machines with the same name get different ids', () => {
  expect(newHostId('ubuntu', randomBytes)).not.toBe(newHostId('ubuntu', randomBytes));
});

test.each(['', '...', 'ÄÖ', 'UPPER_case', '-a-', `${'x'.repeat(53)}-${'y'.repeat(80)}`])(
  'S1: a machine named %j gets a valid host id',
  (name) => expect(newHostId(name, randomBytes)).toMatch(HOST_ID),
);

test('a host id file without a valid id is refused and not changed', () => {
  hostIdFor('web-1');
  const path = join(folder, 'host-id');
  writeFileSync(path, 'not an id!\n');
  expect(() => hostIdFor('web-1')).toThrow(HostIdError);
  expect(() => hostIdFor('web-1')).toThrow(/host-id holds no host id: write/);
  expect(readFileSync(path, 'utf8')).toBe('not an id!\n');
});

test('if the folder cannot be created, the server uses a temporary host id and logs a warning', () => {
  hostIdFor('web-1');
  const inAFile = join(folder, 'host-id', 'deeper');
  expect(hostIdFor('web-1', inAFile)).toMatch(/^web-1-[0-9a-f]{8}$/);
  expect(warnings).toEqual([expect.stringContaining('set --state-dir or --host-id')]);
  expect(existsSync(inAFile)).toBe(false);
});
