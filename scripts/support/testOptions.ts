// Parses the arguments of `npm test`. Pure.

/** Options of `npm test`. */
export interface TestOptions {
  /** True to run only the checks and the portable tests, without set-up. */
  readonly isPortable: boolean;
  /** Arguments that are passed to vitest. */
  readonly vitestArgs: readonly string[];
}

/** Separates `--portable` from the arguments for vitest. */
export function testOptions(args: readonly string[]): TestOptions {
  return {
    isPortable: args.includes('--portable'),
    vitestArgs: args.filter((arg) => arg !== '--portable'),
  };
}
