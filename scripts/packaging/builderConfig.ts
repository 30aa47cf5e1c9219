// Configuration of packages in addition to electron-builder.yml.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import type { UpdateFeed } from '../../main/electron/updates/updateFeed.ts';

/** An Electron runtime in a folder, laid out as in an official archive. */
export interface LocalRuntime {
  readonly folder: string;
  readonly version: string;
}

/** Output folder of packages for tests, relative to the project. */
export const TEST_OUTPUT = 'dist/for-tests';

/**
 * Removes the runtime's files for developers. electron-builder removes them only from archives that it
 * unpacks itself.
 */
function withoutLauncher({ appOutDir }: AfterPackContext): Promise<void> {
  for (const name of ['resources/default_app.asar', 'version'])
    rmSync(join(appOutDir, name), { force: true });
  return Promise.resolve();
}

/**
 * Configuration of a package that checks for updates. The feed's address and public key are added to the
 * manifest.
 */
export function feedConfiguration(updates: UpdateFeed): Configuration {
  return { publish: { provider: 'generic', url: updates.url }, extraMetadata: { updates } };
}

/**
 * Configuration of a test package: a local runtime, a separate folder, a name that marks it as a test
 * package, and fast compression.
 */
export function testConfiguration(runtime: LocalRuntime): Configuration {
  return {
    electronDist: runtime.folder,
    electronVersion: runtime.version,
    directories: { output: TEST_OUTPUT },
    artifactName: 'for-tests-${name}-${version}-${os}-${arch}.${ext}',
    afterPack: withoutLauncher,
    deb: { compression: 'gz' },
  };
}
