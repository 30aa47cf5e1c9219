// Compares implementations side by side in one run, because absolute times differ between machines and runs.

export type Contender = { readonly name: string; readonly run: () => void | Promise<void> };

export type Result = {
  /** Median time of one round by contender, ms. */
  readonly medianMs: Readonly<Record<string, number>>;
  /** Each contender's median time divided by the first one's; below 1 is faster. */
  readonly ratio: Readonly<Record<string, number>>;
  readonly rounds: number;
};

/**
 * Runs the contenders in turn, `rounds` times after one warm-up, so that changes of the machine's speed affect all of them
 * equally.
 */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<Result> {
  const times = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const startedAt = performance.now();
      await run();
      if (round >= 0) times.get(name)?.push(performance.now() - startedAt);
    }
  }
  const medianMs: Record<string, number> = {};
  for (const [name, all] of times) medianMs[name] = round3(percentile(all, 0.5));
  const base = medianMs[contenders[0]?.name ?? ''] ?? 1;
  const ratio = Object.fromEntries(Object.entries(medianMs).map(([name, ms]) => [name, round3(ms / base)]));
  return { medianMs, ratio, rounds };
}

/** Returns the value below which the given share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Rounds to three decimals; more would be noise. */
export function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Prints the benchmark's result as one JSON object. */
export function report(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
