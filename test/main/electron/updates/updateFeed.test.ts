// Update feed and signature of a package.
import { ENGLISH } from '../../../../shared/words/english.ts';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feedOf, isSigned, readyWords } from '../../../../main/electron/updates/updateFeed.ts';
import { feedFrom } from '../../../../scripts/packaging/feedOption.ts';
import { signatureOf, withRollout } from '../../../../scripts/packaging/signing.ts';
import { scratchFolders } from '../../../support/scratchFolder.ts';

const newFolder = scratchFolders();
const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    key: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
};
const OWNER = pair();
const URL = 'https://updates.example/holdfast';
const TEXT = 'version: 0.2.0\nsha512: abc\n';

test('a manifest without a complete feed has no updates', () => {
  expect(feedOf('{"name":"holdfast","version":"0.1.0"}')).toBeNull();
  for (const updates of [
    { url: URL },
    { key: OWNER.key },
    { url: 'http://updates.example', key: OWNER.key },
    { url: URL, key: '' },
  ])
    expect(feedOf(JSON.stringify({ updates }))).toBeNull();
  expect(feedOf(JSON.stringify({ updates: { url: URL, key: OWNER.key } }))).toEqual({
    url: URL,
    key: OWNER.key,
  });
});

test('only the signed text with a signature of the package’s key is accepted', () => {
  const signature = signatureOf(TEXT, OWNER.secret);
  expect(isSigned(TEXT, signature, OWNER.key)).toBe(true);
  expect(isSigned(TEXT.replace('0.2.0', '0.3.0'), signature, OWNER.key)).toBe(false);
  expect(isSigned(`${TEXT} `, signature, OWNER.key)).toBe(false);
  expect(isSigned(TEXT, signatureOf(TEXT, pair().secret), OWNER.key)).toBe(false);
  for (const nonsense of ['', 'AAAA', '<html>', signature.slice(4)])
    expect(isSigned(TEXT, nonsense, OWNER.key)).toBe(false);
});

test('a key of another type is refused', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(isSigned(TEXT, signatureOf(TEXT, OWNER.secret), key)).toBe(false);
});

test('the share of a staged update is part of the signed text; a full update has none', () => {
  const tenth = withRollout(TEXT, 10);
  expect(tenth).toBe(`${TEXT}stagingPercentage: 10\n`);
  expect(withRollout(tenth, 50)).toBe(`${TEXT}stagingPercentage: 50\n`);
  expect(withRollout(tenth, undefined)).toBe(TEXT);
});

test('a package has a feed with its key, or no feed', () => {
  const file = join(newFolder(), 'key.pem');
  writeFileSync(file, OWNER.key);
  expect(feedFrom({})).toBeUndefined();
  expect(feedFrom({ HOLDFAST_UPDATE_FEED: URL, HOLDFAST_UPDATE_KEY: file })).toEqual({
    url: URL,
    key: OWNER.key,
  });
  expect(() => feedFrom({ HOLDFAST_UPDATE_FEED: URL })).toThrow('belong together');
  writeFileSync(file, OWNER.secret);
  expect(() => feedFrom({ HOLDFAST_UPDATE_FEED: URL, HOLDFAST_UPDATE_KEY: file })).toThrow('public key');
});

test('on Windows the notice warns that this computer’s shells end with the restart', () => {
  expect(readyWords('0.2.0', 'linux')(ENGLISH)).toBe(
    'Holdfast 0.2.0 is ready. Restart to update: your tabs and running shells come back.',
  );
  expect(readyWords('0.2.0', 'win32')(ENGLISH)).toContain('shells on this computer end');
});
