import { createHash } from 'node:crypto';
import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { POLL_MS, TokenFile, TokenFileError } from '../../../server/auth/tokenFile.ts';
import {
  findCredential,
  isStillValid,
  newToken,
  parseTokens,
  type Credential,
} from '../../../server/auth/tokens.ts';
import { ManualClock } from '../../fakes/manualClock.ts';
import { scratchFolders } from '../../support/scratchFolder.ts';

const TOKEN = '0123456789abcdef';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function credentialsOf(text: string): readonly Credential[] {
  const parsed = parseTokens(text);
  if (parsed.kind === 'malformed') throw new Error(parsed.message);
  return parsed.credentials;
}

test('C3: a token file accepts plain and hashed tokens, and ignores comments and blank lines', () => {
  const credentials = credentialsOf(
    `# team\n\nann:${TOKEN}\r\n bob:sha256:${sha256('bob-s-long-secret').toUpperCase()} \n`,
  );
  expect(findCredential(credentials, TOKEN)?.user).toBe('ann');
  expect(findCredential(credentials, 'bob-s-long-secret')?.user).toBe('bob');
  expect(findCredential(credentials, sha256('bob-s-long-secret'))).toBeUndefined();
  expect(findCredential(credentials, '')).toBeUndefined();
  expect(findCredential(credentials, `${TOKEN}x`)).toBeUndefined();
});

test('C3: a token may contain colons, and a user may have several', () => {
  const credentials = credentialsOf(`ann:with:colons:in-it-is-fine\nann:${TOKEN}`);
  expect(findCredential(credentials, 'with:colons:in-it-is-fine')?.user).toBe('ann');
  expect(findCredential(credentials, TOKEN)?.user).toBe('ann');
});

test.each([
  ['ann', 'line 2 does not start with a user name and a colon'],
  [':0123456789abcdef', 'line 2 does not start with a user name and a colon'],
  ['a b:0123456789abcdef', 'line 2 does not start with a user name and a colon'],
  ['ann:0123456789abcde', 'line 2 has a token of fewer than 16 characters'],
  ['ann:0123456789 abcdef', 'line 2 has a token with spaces'],
  ['ann:sha256:0123', 'line 2 has a sha256 that is not 64 hexadecimal digits'],
])(
  'a token file with the line "%s" is refused: the error has the line number, not the content',
  (line, message) => {
    const parsed = parseTokens(`# team\n${line}\n`);
    expect(parsed).toEqual({ kind: 'malformed', message: expect.stringContaining(message) as string });
    expect(JSON.stringify(parsed)).not.toContain('012');
  },
);

test('a token file without any token is refused', () => {
  expect(parseTokens('# nothing\n').kind).toBe('malformed');
});

test('a new token is long and random, and its line contains only the hash', () => {
  const { token, line } = newToken('ann');
  expect(token.length).toBe(43);
  expect(line).not.toContain(token);
  expect(newToken('ann').token).not.toBe(token);
  expect(findCredential(credentialsOf(line), token)?.user).toBe('ann');
});

test('a login stays valid as long as its user still has the same token', () => {
  const [credential] = credentialsOf(`ann:${TOKEN}`);
  if (credential === undefined) throw new Error('no credential');
  expect(isStillValid(credentialsOf(`bob:other-other-other\nann:${TOKEN}`), credential)).toBe(true);
  expect(isStillValid(credentialsOf(`bob:${TOKEN}`), credential)).toBe(false);
  expect(isStillValid(credentialsOf('ann:another-another-one'), credential)).toBe(false);
});

const folder = scratchFolders();

function tokenFile(text: string, mode = 0o600) {
  const path = join(folder(), 'tokens');
  writeFileSync(path, text);
  chmodSync(path, mode);
  const logged: string[] = [];
  const write = (facts: object, message: string): void =>
    void logged.push(JSON.stringify({ ...facts, message }));
  const clock = new ManualClock();
  const open = (): TokenFile => new TokenFile(path, clock, { info: write, warn: write, error: write });
  return { path, logged, clock, open };
}

test('the server reads a changed token file again, and notifies the listeners', () => {
  const { path, clock, open } = tokenFile(`ann:${TOKEN}`);
  const tokens = open();
  let changes = 0;
  tokens.onChange(() => changes++);
  clock.advance(10 * POLL_MS);
  expect(changes).toBe(0);
  writeFileSync(path, 'bob:another-another-one\n');
  clock.advance(POLL_MS);
  expect(tokens.find('another-another-one')?.user).toBe('bob');
  expect(tokens.find(TOKEN)).toBeUndefined();
  expect(changes).toBe(1);
  tokens.close();
  expect(clock.pendingTimers).toBe(0);
});

test('if the changed token file is malformed or missing, the server keeps the old tokens and logs no content', () => {
  const { path, logged, clock, open } = tokenFile(`ann:${TOKEN}`);
  const tokens = open();
  writeFileSync(path, 'secret-in-a-broken-line');
  clock.advance(POLL_MS);
  expect(logged.join()).toContain('line 1 does not start');
  expect(logged.join()).not.toContain('secret-in');
  rmSync(path);
  clock.advance(POLL_MS);
  expect(logged.join()).toContain('cannot be read');
  expect(tokens.find(TOKEN)?.user).toBe('ann');
  writeFileSync(path, 'bob:another-another-one\n');
  clock.advance(POLL_MS);
  expect(tokens.find('another-another-one')?.user).toBe('bob');
});

test('warns about a file whose tokens other users can read, and not about hashes', () => {
  const shared = tokenFile(`ann:${TOKEN}`, 0o640);
  shared.open().close();
  expect(shared.logged.join()).toContain('chmod 600');
  const appended = tokenFile(`${newToken('ann').line}\n`, 0o644);
  appended.open().close();
  expect(appended.logged).toEqual([]);
  const owned = tokenFile(`ann:${TOKEN}`);
  owned.open().close();
  expect(owned.logged).toEqual([]);
});

test('a missing or malformed token file prevents the start of the server', () => {
  const { path, open } = tokenFile('nonsense');
  expect(open).toThrow(
    new TokenFileError(`the token file ${path}: line 1 does not start with a user name and a colon`),
  );
  rmSync(path);
  expect(open).toThrow(/cannot be read/);
});
