// electron-builder.yml as electron-builder reads it: content of the packages, runtime and fuses.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import type { Configuration } from 'electron-builder';
import { beforeAll, expect, test } from 'vitest';
import { feedOf } from '../../../main/electron/updates/updateFeed.ts';
import { INVITATION_SCHEME } from '../../../main/workspace/invitations/invitation.ts';
import { feedConfiguration, testConfiguration } from '../../../scripts/packaging/builderConfig.ts';
import { packageOptions } from '../../../scripts/packaging/packageOptions.ts';
import { projectRoot } from '../../../scripts/support/projectRoot.ts';

let config: Configuration;
const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  readonly desktopName: string;
  readonly dependencies: Readonly<Record<string, string>>;
};

/** Patterns of the packed files, in electron-builder's own form. */
const filters = (): string[] => (config.files as { filter: string[] }[]).flatMap(({ filter }) => filter);

beforeAll(async () => {
  config = await getConfig(projectRoot, 'electron-builder.yml', null);
});

test('electron-builder accepts the configuration, also with the additions for test packages', async () => {
  const added = testConfiguration({ folder: '/somewhere', version: '33.4.11' });
  await expect(
    validateConfiguration({ ...config, ...added }, new DebugLogger(false)),
  ).resolves.toBeUndefined();
});

test('every system has its package formats', () => {
  expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm']);
  expect(config.mac?.target).toEqual([
    { target: 'dmg', arch: 'universal' },
    { target: 'zip', arch: 'universal' },
  ]);
  expect(config.win?.target).toEqual(['nsis']);
});

test('all fuses are closed except running as Node, which the embedded server needs', () => {
  expect(config.electronFuses).toEqual({
    runAsNode: true,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('packages contain the build, the manifest and the license, but no maps, sources or tools', () => {
  const patterns = filters();
  expect(patterns.filter((pattern) => !pattern.startsWith('!'))).toEqual([
    'out/**',
    'package.json',
    'LICENSE',
  ]);
  expect(patterns.join(' ')).toMatch(/\{map,ts,/);
  expect(patterns).toContain('!node_modules/{node-bin-,node-}{darwin,linux,win}-{x64,arm64}/**');
});

test('no module that the main process, server or client loads by name is left out of the packages', () => {
  const patterns = filters().filter((pattern) => pattern.startsWith('!node_modules/'));
  const leftOut = Object.keys(manifest.dependencies).filter((name) =>
    patterns.some((pattern) => matchesGlob(join('node_modules', name, 'package.json'), pattern.slice(1))),
  );
  expect(leftOut).toContain('preact');
  const sources = ['cli', 'client', 'main', 'protocol', 'server', 'shared', 'terminal'].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { cwd: projectRoot }).map((path) =>
      readFileSync(join(projectRoot, path), 'utf8'),
    ),
  );
  const isNamed = (name: string): boolean => {
    // Type imports do not exist at run time.
    const line = new RegExp(`^(?!import type ).*['"]${name}(/[^'"]*)?['"]`, 'm');
    return sources.some((source) => line.test(source));
  };
  expect(isNamed('ws')).toBe(true);
  expect(leftOut.filter(isNamed)).toEqual([]);
});

test('programs and native modules are unpacked from the archive', () => {
  expect(config.asar).toBe(true);
  expect(config.asarUnpack).toEqual(['node_modules/@lydell/node-pty*/**', 'out/holder/**']);
});

test('the app is registered for no file type, because opening a file in a terminal would run it', () => {
  expect(config.fileAssociations).toBeUndefined();
});

test('the app is registered for holdfast:// addresses', () => {
  expect(config.protocols).toEqual([{ name: 'Holdfast session', schemes: [INVITATION_SCHEME] }]);
});

test('a package checks for updates only if it was built with a feed, whose address and key are in its manifest', async () => {
  expect(config.publish).toBeNull();
  const feed = { url: 'https://updates.example/', key: '-----BEGIN PUBLIC KEY-----' };
  const added = feedConfiguration(feed);
  expect(feedOf(JSON.stringify(added.extraMetadata))).toEqual(feed);
  await expect(
    validateConfiguration({ ...config, ...added }, new DebugLogger(false)),
  ).resolves.toBeUndefined();
});

test('the icons of every system exist in their sizes', () => {
  const folder = join(projectRoot, 'packaging');
  for (const side of [16, 32, 48, 128, 256, 512]) {
    const png = readFileSync(join(folder, 'icons', `${side}x${side}.png`));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side]);
  }
  expect(readFileSync(join(folder, 'icon.ico')).subarray(0, 4).toString('hex')).toBe('00000100');
  expect(readFileSync(join(folder, 'icon.icns')).toString('latin1', 0, 4)).toBe('icns');
});

test('the app’s window and its menu entry have the same name', () => {
  expect(manifest.desktopName).toBe(`${config.linux?.executableName}.desktop`);
  expect(config.linux?.syncDesktopName).toBe(true);
});

test('the packages install an executable command-line client', () => {
  for (const path of ['packaging/bin/holdfast-cli', 'packaging/linux/holdfast-cli'])
    expect(statSync(join(projectRoot, path)).mode & 0o111).toBe(0o111);
  for (const arg of [...(config.deb?.fpm ?? []), ...(config.rpm?.fpm ?? [])])
    expect(existsSync(join(projectRoot, arg.split('=')[0] ?? ''))).toBe(true);
});

test('test packages differ from released ones in folder and name', () => {
  const { directories, artifactName } = testConfiguration({ folder: '/somewhere', version: '33.4.11' });
  expect(directories?.output).not.toBe(config.directories?.output);
  expect(artifactName).toMatch(/^for-tests-/);
});

test('npm run package builds the system’s format or the named ones, and refuses unknown ones', () => {
  expect(packageOptions([], 'linux')).toEqual({ targets: ['deb'], forTests: false });
  expect(packageOptions(['rpm', '--for-tests', 'dir'], 'linux')).toEqual({
    targets: ['rpm', 'dir'],
    forTests: true,
  });
  expect(packageOptions([], 'darwin').targets).toEqual(['dmg']);
  expect(() => packageOptions(['dmg'], 'linux')).toThrow(
    '"dmg" is not a package format for linux: use deb, dir',
  );
});
