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

/**
 * Packages the app built in out/, and returns the paths of the files. Throws a `SetupError` when the package
 * cannot be made here.
 */
export async function packageApp(
  { targets, forTests }: PackageOptions,
  feed?: UpdateFeed,
): Promise<string[]> {
  const platform = PLATFORMS[process.platform];
  if (platform === undefined) throw new SetupError(`There are no packages for ${process.platform}.`);
  if (!forTests && !isOfficial()) {
    throw new SetupError(
      `Electron ${officialVersion()} is not installed, and its stand-in for development must not be shipped: package on a machine that can download it, or add --for-tests for a package that is not distributed.`,
    );
  }
  useOwnDebTool(targets);
  const options: CliOptions = {
    projectDir: projectRoot,
    [platform]: [...targets],
    publish: 'never',
    config: { ...(feed && feedConfiguration(feed)), ...(forTests && testConfiguration(localRuntime())) },
  };
  return build(options);
}

function localRuntime(): { folder: string; version: string } {
  const folder = dirname(electronExecutable());
  return { folder, version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '') };
}

/**
 * Without this, electron-builder would download fpm to make a .deb. With dpkg-deb installed, that is
 * unnecessary. An .rpm needs the real fpm.
 */
function useOwnDebTool(targets: readonly string[]): void {
  const isChosen = process.env['CUSTOM_FPM_PATH'] ?? process.env['USE_SYSTEM_FPM'];
  if (isChosen !== undefined || targets.includes('rpm') || findProgram('dpkg-deb') === undefined) return;
  process.env['CUSTOM_FPM_PATH'] = join(import.meta.dirname, 'fpm.ts');
}
