// Parses the arguments of `npm test`. Pure.

/** Options of `npm test`. */
export interface TestOptions {
  /** Runs only the checks and the portable tests, without set-up. */
  readonly isPortable: boolean;
  /** Arguments for vitest. */
  readonly vitestArgs: readonly string[];
}

/** Separates `--portable` from vitest's arguments. */
export function testOptions(args: readonly string[]): TestOptions {
  return {
    isPortable: args.includes('--portable'),
    vitestArgs: args.filter((arg) => arg !== '--portable'),
  };
}
