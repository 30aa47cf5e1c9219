// The demo's figures as text, and the check that no output was lost, duplicated or reordered. Pure.
import type { Comparison } from './lines.ts';
import type { TourResult } from './tour.ts';

/**
 * True when output was printed during the cut, and all output appears once and in order, both before and
 * after the app's restart.
 */
export function isExact(result: TourResult): boolean {
  const parts: readonly Comparison[] = [result, result.afterRestart];
  return (
    result.cutWhilePrinting &&
    parts.every((part) => part.printed > 0 && part.lost === 0 && part.doubled === 0 && part.inOrder)
  );
}

/** The figures as text for the terminal. */
export function figuresText(result: TourResult): string {
  const counts = (part: Comparison): string =>
    `${part.printed} bytes printed, ${part.shown} shown, ${part.lost} lost, ${part.doubled} duplicated`;
  return [
    `After the network cut:  ${counts(result)}`,
    `After the app restart:  ${counts(result.afterRestart)}`,
    `First new output:       ${result.backToFirstByteMs} ms after the network was back`,
    ...result.screenshots.map((path) => `Screenshot:             ${path}`),
    verdict(result),
  ].join('\n');
}

function verdict(result: TourResult): string {
  if (isExact(result)) return 'Nothing was lost and nothing was duplicated.';
  return result.cutWhilePrinting
    ? 'FAILED: output was lost, duplicated or reordered. See the figures above.'
    : 'NOT TESTED: a shell had printed everything before the network was cut. Run the demo again.';
}
