// Repeated network failures of every kind, always while data is in transit.
import { setTimeout as pause } from 'node:timers/promises';
import { CUTS, type Cut, type TcpProxy } from '../../../scripts/support/tcpProxy.ts';

export const CUT_COUNT = 30;
/** Counts that {@link cutAtRandom} returns after all cuts. */
export const ALL_CUTS = { reset: 10, 'black-hole': 10, 'half-open': 10 };
const MAX_CALM_MS = 1_000;

/** Returns the kinds of all cuts, each equally often, in random order. */
function plannedCuts(random: () => number): Cut[] {
  const kinds = Array.from({ length: CUT_COUNT }, (_, index) => CUTS[index % CUTS.length] ?? 'reset');
  return kinds
    .map((kind) => ({ kind, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
}

/**
 * Cuts the network at random moments in every way it can fail. Each cut waits until `bytes` arrived over the connection since
 * the previous cut. Returns the number of cuts by kind.
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
    await pause(random() * MAX_CALM_MS);
    await proxy.carries(bytes);
    proxy.cut(kind);
    counts[kind] = (counts[kind] ?? 0) + 1;
    await afterCut(kind);
  }
  return counts;
}
