// Reads the arguments of `npm run package`. Pure.

export interface PackageOptions {
  /** electron-builder's names of what is to be made. */
  readonly targets: readonly string[];
  /** On whichever runtime is here, to be given to nobody. */
  readonly forTests: boolean;
}

const TARGETS: Readonly<Record<string, readonly string[]>> = {
  linux: ['deb', 'dir', 'AppImage', 'rpm'],
  darwin: ['dmg', 'dir', 'zip'],
  win32: ['nsis', 'dir'],
};

/** Throws one sentence for an argument that means nothing on the platform. */
export function packageOptions(args: readonly string[], platform: NodeJS.Platform): PackageOptions {
  const known = TARGETS[platform] ?? [];
  const forTests = args.includes('--for-tests');
  const targets = args.filter((arg) => arg !== '--for-tests');
  const unknown = targets.find((target) => !known.includes(target));
  if (unknown !== undefined)
    throw new Error(`"${unknown}" is no package for ${platform}: name some of ${known.join(', ')}.`);
  return { targets: targets.length === 0 ? known.slice(0, 1) : targets, forTests };
}
