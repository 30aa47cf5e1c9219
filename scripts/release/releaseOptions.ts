// Parses the arguments of `node scripts/release.ts`. Pure.
import { parseArgs } from 'node:util';
import { packageOptions } from '../packaging/packageOptions.ts';

/** The command line of a release. */
export interface ReleaseOptions {
  readonly version: string;
  /** True to print every step and change nothing. */
  readonly isDryRun: boolean;
  /** Kinds of packages, spelled as in `npm run package`. */
  readonly kinds: readonly string[];
}

/** Kinds of packages in a release; they are the same as the targets in electron-builder.yml. */
const RELEASED_KINDS: Readonly<Record<string, readonly string[]>> = {
  linux: ['AppImage', 'deb', 'rpm'],
  darwin: ['dmg', 'zip'],
  win32: ['nsis'],
};

/** Throws an error with one sentence if a command line is invalid. */
export function releaseOptions(args: readonly string[], platform: NodeJS.Platform): ReleaseOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false } },
  });
  const [version, ...kinds] = positionals;
  if (version === undefined) throw new Error('The version is missing.');
  const released = kinds.length > 0 ? kinds : (RELEASED_KINDS[platform] ?? []);
  const { targets } = packageOptions(released, platform);
  return { version, isDryRun: values['dry-run'], kinds: targets };
}
