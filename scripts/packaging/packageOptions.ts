// Parses the arguments of `npm run package`. Pure.

export interface PackageOptions {
  /** Package formats, with electron-builder's names. */
  readonly targets: readonly string[];
  /** True for a package with the local runtime, which must not be distributed. */
  readonly forTests: boolean;
}

const TARGETS: Readonly<Record<string, readonly string[]>> = {
  linux: ['deb', 'dir', 'AppImage', 'rpm'],
  darwin: ['dmg', 'dir', 'zip'],
  win32: ['nsis', 'dir'],
};

/** Parses the arguments; throws one sentence for a format that does not exist on the platform. */
export function packageOptions(args: readonly string[], platform: NodeJS.Platform): PackageOptions {
  const known = TARGETS[platform] ?? [];
  const forTests = args.includes('--for-tests');
  const targets = args.filter((arg) => arg !== '--for-tests');
  const unknown = targets.find((target) => !known.includes(target));
  if (unknown !== undefined)
    throw new Error(`"${unknown}" is not a package format for ${platform}: use ${known.join(', ')}.`);
  return { targets: targets.length === 0 ? known.slice(0, 1) : targets, forTests };
}
