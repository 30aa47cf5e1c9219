// What a package is made with beside electron-builder.yml.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext, Configuration } from 'electron-builder';
import type { UpdateFeed } from '../../main/electron/updates/updateFeed.ts';

/** A runtime that lies in a folder, as official archives unpack. */
export interface LocalRuntime {
  readonly folder: string;
  readonly version: string;
}

/** Where packages for tests land, from the project's folder. */
export const TEST_OUTPUT = 'dist/for-tests';

/** What an unpacked runtime has for developers alone; electron-builder takes it out of those that it unpacks itself. */
function withoutLauncher({ appOutDir }: AfterPackContext): Promise<void> {
  for (const name of ['resources/default_app.asar', 'version'])
    rmSync(join(appOutDir, name), { force: true });
  return Promise.resolve();
}

/** For a package that looks for updates: where, and whose signature they must have, is in its manifest. */
export function feedConfiguration(updates: UpdateFeed): Configuration {
  return { publish: { provider: 'generic', url: updates.url }, extraMetadata: { updates } };
}

/** For a package on whichever runtime is here: it lands apart, says so in its name, and is packed fast instead of small. */
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
