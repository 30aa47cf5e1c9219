// A network that is cut again and again, in every way it can fail, and always while something passes through it.
import { setTimeout as pause } from 'node:timers/promises';
import { CUTS, type Cut, type TcpProxy } from '../../../scripts/support/tcpProxy.ts';

export const CUT_COUNT = 30;
/** What {@link cutAtRandom} counts when all cuts were made. */
export const ALL_CUTS = { reset: 10, 'black-hole': 10, 'half-open': 10 };
const LONGEST_CALM_MS = 1_000;

/** The kinds of all cuts, as often each, in random order. */
function plannedCuts(random: () => number): Cut[] {
  const kinds = Array.from({ length: CUT_COUNT }, (_, index) => CUTS[index % CUTS.length] ?? 'reset');
  return kinds
    .map((kind) => ({ kind, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ kind }) => kind);
}

/**
 * Cuts the network at random moments in every way it can fail, each time only after the last cut is overcome and `bytes` came
 * through the new connection. Counts the cuts by kind.
 */
export async function cutAtRandom(
  proxy: TcpProxy,
  random: () => number,
  bytes: number,
  afterCut: (kind: Cut) => Promise<void> = async () => undefined,
): Promise<Partial<Record<Cut, number>>> {
  const counts: Partial<Record<Cut, number>> = {};
  for (const kind of plannedCuts(random)) {
    await proxy.carries(bytes);
    await pause(random() * LONGEST_CALM_MS);
    await proxy.carries(bytes);
    proxy.cut(kind);
    counts[kind] = (counts[kind] ?? 0) + 1;
    await afterCut(kind);
  }
  return counts;
}
