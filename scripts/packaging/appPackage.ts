// Packages the built app with electron-builder.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, type CliOptions } from 'electron-builder';
import type { UpdateFeed } from '../../main/electron/updates/updateFeed.ts';
import { electronExecutable, isOfficial, officialVersion } from '../setup/electronExecutable.ts';
import { SetupError } from '../setup/step.ts';
import { findProgram } from '../support/commands.ts';
import { projectRoot } from '../support/projectRoot.ts';
import { feedConfiguration, testConfiguration } from './builderConfig.ts';
import type { PackageOptions } from './packageOptions.ts';

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, 'linux' | 'mac' | 'win'>>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'win',
};

/** Packages what is in out/ and returns the paths of what was made; throws a `SetupError` where that may not be. */
export async function packageApp(
  { targets, forTests }: PackageOptions,
  feed?: UpdateFeed,
): Promise<string[]> {
  const platform = PLATFORMS[process.platform];
  if (platform === undefined) throw new SetupError(`There are no packages for ${process.platform}.`);
  if (!forTests && !isOfficial()) {
    throw new SetupError(
      `Electron ${officialVersion()} is not here, and its stand-in for development is never shipped: package where it can be downloaded, or add --for-tests for a package that nobody is given.`,
    );
  }
  useOwnDebTool(targets);
  const options: CliOptions = {
    projectDir: projectRoot,
    [platform]: [...targets],
    publish: 'never',
    config: { ...(feed && feedConfiguration(feed)), ...(forTests && testConfiguration(runtimeHere())) },
  };
  return build(options);
}

function runtimeHere(): { folder: string; version: string } {
  const folder = dirname(electronExecutable());
  return { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') };
}

/** electron-builder downloads fpm for a .deb; where dpkg-deb is, nothing need be fetched. An .rpm needs the real fpm. */
function useOwnDebTool(targets: readonly string[]): void {
  const isChosen = process.env['CUSTOM_FPM_PATH'] ?? process.env['USE_SYSTEM_FPM'];
  if (isChosen !== undefined || targets.includes('rpm') || findProgram('dpkg-deb') === undefined) return;
  process.env['CUSTOM_FPM_PATH'] = join(import.meta.dirname, 'fpm.ts');
}
