import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { HOST_ID } from '../../../protocol/ids.ts';
import { HostIdError, keptHostId, newHostId } from '../../../server/config/hostId.ts';
import type { Log } from '../../../server/base/log.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const newFolder = scratchFolders();

let folder: string;
let warnings: string[];

beforeEach(() => {
  folder = join(newFolder(), 'state');
  warnings = [];
});

function kept(hostName: string, at = folder): string {
  const warn = (_fields: unknown, message: string): void => void warnings.push(message);
  const log = { warn } as unknown as Log;
  return keptHostId({ folder: at, hostName, random: randomBytes, log });
}

test('S1: a host keeps its id when it starts again, also under another name', () => {
  const id = kept('web-1.example.org');
  expect(id).toMatch(/^web-1-[0-9a-f]{8}$/);
  expect(kept('web-1.example.org')).toBe(id);
  expect(kept('renamed')).toBe(id);
  expect(readdirSync(folder)).toEqual(['host-id']);
  expect(warnings).toEqual([]);
});

test('S1: the id is private to its owner, as is its folder', () => {
  kept('web-1');
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'host-id')).mode & 0o777).toBe(0o600);
});

test('S1: machines of one name have different ids', () => {
  expect(newHostId('ubuntu', randomBytes)).not.toBe(newHostId('ubuntu', randomBytes));
});

test.each(['', '...', 'ÄÖ', 'UPPER_case', '-a-', `${'x'.repeat(53)}-${'y'.repeat(80)}`])(
  'S1: the name %j makes a valid id',
  (name) => expect(newHostId(name, randomBytes)).toMatch(HOST_ID),
);

test('a file without an id is refused and left as it is', () => {
  kept('web-1');
  const path = join(folder, 'host-id');
  writeFileSync(path, 'not an id!\n');
  expect(() => kept('web-1')).toThrow(HostIdError);
  expect(() => kept('web-1')).toThrow(/host-id holds no host id: write/);
  expect(readFileSync(path, 'utf8')).toBe('not an id!\n');
});

test('a folder that can not be made costs the memory of the id, not the server', () => {
  kept('web-1');
  const inAFile = join(folder, 'host-id', 'deeper');
  expect(kept('web-1', inAFile)).toMatch(/^web-1-[0-9a-f]{8}$/);
  expect(warnings).toEqual([expect.stringContaining('set --state-dir or --host-id')]);
  expect(existsSync(inAFile)).toBe(false);
});
