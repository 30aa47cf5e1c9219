// Reads the arguments of `npm test`. Pure.

/** What `npm test` runs. */
export interface TestOptions {
  /** Only the checks and the portable tests, without any set-up. */
  readonly isPortable: boolean;
  /** Arguments for vitest. */
  readonly vitestArgs: readonly string[];
}

/** `--portable` is ours; all other arguments belong to vitest. */
export function testOptions(args: readonly string[]): TestOptions {
  return {
    isPortable: args.includes('--portable'),
    vitestArgs: args.filter((arg) => arg !== '--portable'),
  };
}
