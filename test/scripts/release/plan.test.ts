// The conditions of a release: which are met, and the sentences for those that are not.
import { expect, test } from 'vitest';
import { planRelease, type RepositoryState } from '../../../scripts/release/plan.ts';

const READY: RepositoryState = {
  branch: 'main',
  changedFiles: [],
  tags: ['v0.1.0', 'v0.2.0', 'v0.10.0', 'other'],
  tagsOfHead: [],
  version: '0.10.0',
  hasUnreleasedEntries: true,
};

function reasons(version: string, state: Partial<RepositoryState>): readonly string[] {
  const plan = planRelease(version, { ...READY, ...state });
  return plan.kind === 'refused' ? plan.reasons : [];
}

test('a greater version is released from a clean main branch', () => {
  expect(planRelease('0.11.0', READY)).toEqual({ kind: 'release', tag: 'v0.11.0' });
  expect(planRelease('1.0.0-beta.1', READY)).toEqual({ kind: 'release', tag: 'v1.0.0-beta.1' });
});

test('the first release may have the version that package.json already has', () => {
  const first = { ...READY, tags: [], version: '0.1.0' };
  expect(planRelease('0.1.0', first)).toEqual({ kind: 'release', tag: 'v0.1.0' });
});

test('a version that is not a semantic version is refused', () => {
  expect(reasons('v1.2', {})).toEqual([
    '"v1.2" is not a version: write it like 1.2.3 or 1.2.3-beta.1, without "v" or "+".',
  ]);
});

test('a version that is not greater than the latest release is refused', () => {
  const sentence = (version: string): string =>
    `${version} is not greater than the latest release 0.10.0: choose a greater version.`;
  for (const version of ['0.10.0', '0.9.9', '0.10.0-rc.1'])
    expect(reasons(version, {})).toEqual([sentence(version)]);
});

test('a version that is lower than that in package.json is refused', () => {
  expect(reasons('0.11.0', { version: '0.12.0' })).toEqual([
    '0.11.0 is lower than 0.12.0 in package.json: choose a greater version.',
  ]);
});

test('another branch is refused, and so is a commit without a branch', () => {
  expect(reasons('1.0.0', { branch: 'find' })).toEqual([
    'The current branch is "find": releases are made from "main". Run "git switch main".',
  ]);
  expect(reasons('1.0.0', { branch: null })).toEqual([
    'No branch is checked out: releases are made from "main". Run "git switch main".',
  ]);
});

test('changes that are not committed are refused, and the first five files are named', () => {
  expect(reasons('1.0.0', { changedFiles: ['a.ts'] })).toEqual([
    'There are changes that are not committed (a.ts): commit or stash them.',
  ]);
  expect(reasons('1.0.0', { changedFiles: ['1', '2', '3', '4', '5'] })[0]).toContain('(1, 2, 3, 4, 5)');
  expect(reasons('1.0.0', { changedFiles: ['1', '2', '3', '4', '5', '6', '7'] })[0]).toContain(
    '(1, 2, 3, 4, 5 and 2 more)',
  );
});

test('a changelog without entries is refused', () => {
  expect(reasons('1.0.0', { hasUnreleasedEntries: false })).toEqual([
    'CHANGELOG.md has no entry under "## [Unreleased]": describe what changed for users.',
  ]);
});

test('a refused release lists all reasons at once', () => {
  const bad = { branch: 'find', changedFiles: ['a.ts'], hasUnreleasedEntries: false };
  expect(reasons('0.1.0', bad)).toHaveLength(4);
});

test('a commit that already is this release only gets its packages, even without a branch', () => {
  const released = { ...READY, branch: null, tags: ['v1.0.0'], tagsOfHead: ['v1.0.0'], version: '1.0.0' };
  const withoutEntries = { ...released, hasUnreleasedEntries: false };
  expect(planRelease('1.0.0', withoutEntries)).toEqual({ kind: 'packages', tag: 'v1.0.0' });
  expect(planRelease('1.0.0', { ...withoutEntries, changedFiles: ['a.ts'] }).kind).toBe('refused');
});
