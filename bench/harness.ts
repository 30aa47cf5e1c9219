// Compares ways of doing one thing side by side in one run, since absolute times differ between machines and moments.

export type Contender = { readonly name: string; readonly run: () => void | Promise<void> };

export type Result = {
  /** Median time of a round, ms, by contender. */
  readonly medianMs: Readonly<Record<string, number>>;
  /** Each contender's median time over that of the first one: below 1 is faster. */
  readonly ratio: Readonly<Record<string, number>>;
  readonly rounds: number;
};

/** Runs all contenders in turn, `rounds` times after one warm-up, so that a drifting machine meets all alike. */
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

/** The value below which the share `at` of `values` lies. */
export function percentile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/** Three significant decimals: more would be noise. */
export function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Prints the one JSON object that a benchmark is. */
export function report(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
