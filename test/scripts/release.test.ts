// Releases of a real git repository: files, commit, tag, packages and checksums.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { beforeEach, expect, test } from 'vitest';
import { releaseOptions } from '../../scripts/release/releaseOptions.ts';
import { runRelease } from '../../scripts/release/runRelease.ts';
import { SetupError } from '../../scripts/setup/step.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';
import { scratchFolders } from '../support/scratchFolder.ts';

const newFolder = scratchFolders();
const CHANGELOG = '# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Tabs.\n';

/** A kind of package in electron-builder.yml. */
type Target = string | { readonly target: string };
type Configuration = Readonly<Record<'linux' | 'mac' | 'win', { readonly target: readonly Target[] }>>;

let root: string;
let printed: string[];
/** The kinds of each packaging run. */
let packagingRuns: (readonly string[])[];

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trimEnd();
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

beforeEach(() => {
  root = newFolder();
  printed = [];
  packagingRuns = [];
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Ada');
  git('config', 'user.email', 'ada@example.org');
  git('config', 'commit.gpgSign', 'false');
  git('config', 'tag.gpgSign', 'false');
  write('.gitignore', 'dist/\n');
  write('package.json', json({ name: 'app', version: '0.1.0', type: 'module' }));
  const packages = { '': { name: 'app', version: '0.1.0' }, 'node_modules/x': { version: '0.1.0' } };
  write('package-lock.json', json({ name: 'app', version: '0.1.0', lockfileVersion: 3, packages }));
  write('protocol/productVersion.ts', "export const PRODUCT_VERSION = '0.1.0';\n");
  write('CHANGELOG.md', CHANGELOG);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
});

/** Writes one file of each kind, and the files for updates that a real packaging run adds. */
async function makePackages(kinds: readonly string[]): Promise<string[]> {
  packagingRuns.push(kinds);
  const version = (JSON.parse(read('package.json')) as { readonly version: string }).version;
  const names = kinds.map((kind) => `app-${version}.${kind}`).concat('latest-linux.yml', 'app.blockmap');
  for (const name of names) write(join('dist', name), `content of ${name}\n`);
  return Promise.resolve(names.map((name) => join(root, 'dist', name)));
}

function release(...args: string[]): Promise<void> {
  const surroundings = {
    root,
    packageFolder: join(root, 'dist'),
    today: '2026-12-24',
    print: (line: string) => void printed.push(line),
    makePackages,
  };
  return runRelease(releaseOptions(args, 'linux'), surroundings);
}

test('a release commits the version and the changelog, and tags the commit', async () => {
  await release('0.2.0');
  expect(git('log', '--format=%s')).toBe('release: 0.2.0\nfirst');
  expect(git('status', '--porcelain')).toBe('');
  expect(git('rev-parse', 'v0.2.0^{commit}')).toBe(git('rev-parse', 'HEAD'));
  expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag');
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: '0.2.0' });
  expect(JSON.parse(read('package-lock.json'))).toMatchObject({
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/x': { version: '0.1.0' } },
  });
  expect(read('protocol/productVersion.ts')).toBe("export const PRODUCT_VERSION = '0.2.0';\n");
  expect(read('CHANGELOG.md')).toContain(
    '## [Unreleased]\n\n## [0.2.0] - 2026-12-24\n\n### Added\n\n- Tabs.\n',
  );
});

test('every package is in SHA256SUMS, in the format that sha256sum checks', async () => {
  await release('0.2.0', 'deb', 'AppImage');
  expect(packagingRuns).toEqual([['deb', 'AppImage']]);
  const listed = read('dist/SHA256SUMS').trimEnd().split('\n');
  expect(listed.map((line) => line.split('  ')[1])).toEqual(['app-0.2.0.AppImage', 'app-0.2.0.deb']);
  const checked = execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: join(root, 'dist') });
  expect(checked.toString()).toBe('app-0.2.0.AppImage: OK\napp-0.2.0.deb: OK\n');
});

test('every step is printed', async () => {
  await release('0.2.0', 'deb');
  expect(printed).toEqual([
    'Setting the version to 0.2.0.',
    '  package.json',
    '  package-lock.json',
    '  protocol/productVersion.ts',
    'Moving the unreleased entries of CHANGELOG.md to 0.2.0 (2026-12-24).',
    'Committing "release: 0.2.0" and tagging it v0.2.0.',
    'Making packages: deb. If this fails, the same command continues here.',
    '  dist/app-0.2.0.deb',
    'Writing SHA256SUMS.',
    '  dist/SHA256SUMS',
    'Next: "git push origin main v0.2.0", then publish the packages with SHA256SUMS.',
  ]);
});

test('a dry run prints the steps and changes nothing', async () => {
  const before = git('rev-parse', 'HEAD');
  await release('0.2.0', '--dry-run');
  expect(printed[0]).toBe('Dry run: nothing is changed.');
  expect(printed).toContain('Committing "release: 0.2.0" and tagging it v0.2.0.');
  expect([git('rev-parse', 'HEAD'), git('tag'), git('status', '--porcelain')]).toEqual([before, '', '']);
  expect(packagingRuns).toEqual([]);
});

test('a refusal names every reason and changes nothing', async () => {
  git('switch', '--quiet', '--create', 'find');
  write('notes.txt', 'not committed\n');
  const refused = release('0.0.9');
  await expect(refused).rejects.toThrow(SetupError);
  await expect(refused).rejects.toThrow(
    [
      'The current branch is "find": releases are made from "main". Run "git switch main".',
      'There are changes that are not committed (notes.txt): commit or stash them.',
      '0.0.9 is lower than 0.1.0 in package.json: choose a greater version.',
    ].join('\n'),
  );
  expect([git('log', '--format=%s'), git('tag')]).toEqual(['first', '']);
  expect([printed, packagingRuns]).toEqual([[], []]);
});

test('the same version cannot be released twice, and a later one needs entries', async () => {
  await release('0.1.0');
  write('more.txt', 'later\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'later');
  await expect(release('0.1.0')).rejects.toThrow('0.1.0 is not greater than the latest release 0.1.0');
  await expect(release('0.2.0')).rejects.toThrow('CHANGELOG.md has no entry under "## [Unreleased]"');
});

test('the same command at the tag makes only the packages, as after a failure or on another system', async () => {
  await release('0.2.0', 'deb');
  const tagged = git('rev-parse', 'HEAD');
  git('checkout', '--quiet', 'v0.2.0');
  await release('0.2.0', 'rpm');
  expect(git('rev-parse', 'HEAD')).toBe(tagged);
  expect(packagingRuns).toEqual([['deb'], ['rpm']]);
  expect(printed).toContain('v0.2.0 is committed and tagged: only its packages are made.');
});

test('a failing git command is reported with its output', async () => {
  write('.git/hooks/pre-commit', '#!/bin/sh\necho "the hook refuses" >&2\nexit 1\n');
  execFileSync('chmod', ['+x', join(root, '.git/hooks/pre-commit')]);
  const failed = await release('0.2.0').catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(SetupError);
  expect(failed).toMatchObject({
    message: '"git commit" failed: correct the error above.',
    toolOutput: 'the hook refuses\n',
  });
});

test('the command line accepts a version and this system’s kinds of packages, and nothing else', () => {
  expect(releaseOptions(['1.0.0', '--dry-run', 'deb'], 'linux')).toEqual({
    version: '1.0.0',
    isDryRun: true,
    kinds: ['deb'],
  });
  expect(() => releaseOptions([], 'linux')).toThrow('The version is missing.');
  expect(() => releaseOptions(['1.0.0', '--force'], 'linux')).toThrow('--force');
  expect(() => releaseOptions(['1.0.0', 'dmg'], 'linux')).toThrow('"dmg" is not a package format for linux');
});

test('without kinds, a release makes every package that electron-builder.yml lists for the system', () => {
  const configuration = load(
    readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8'),
  ) as Configuration;
  const listed = (targets: readonly Target[]): string[] =>
    targets.map((target) => (typeof target === 'string' ? target : target.target));
  expect(releaseOptions(['1.0.0'], 'linux').kinds).toEqual(listed(configuration.linux.target));
  expect(releaseOptions(['1.0.0'], 'darwin').kinds).toEqual(listed(configuration.mac.target));
  expect(releaseOptions(['1.0.0'], 'win32').kinds).toEqual(listed(configuration.win.target));
});

test('the script exits with 1 and a sentence for a refusal, and with 2 and the usage for wrong arguments', () => {
  const script = join(projectRoot, 'scripts', 'release.ts');
  const run = (...args: string[]): { status: number; stderr: string } => {
    try {
      execFileSync(process.execPath, [script, ...args], { encoding: 'utf8', stdio: 'pipe' });
      return { status: 0, stderr: '' };
    } catch (error) {
      return error as { status: number; stderr: string };
    }
  };
  expect(run('latest', '--dry-run')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('"latest" is not a version') as string,
  });
  expect(run()).toMatchObject({
    status: 2,
    stderr: `The version is missing.\nusage: node scripts/release.ts VERSION [--dry-run] [KIND …]\n`,
  });
});
