// What the demo says of its figures, and whether they are as promised. Pure.
import type { Comparison } from './lines.ts';
import type { TourResult } from './tour.ts';

/** Whether something was printed and all of it shown once and in order, through the cut and after the next start. */
export function isExact(result: TourResult): boolean {
  const parts: readonly Comparison[] = [result, result.afterRestart];
  return (
    result.cutWhilePrinting &&
    parts.every((part) => part.printed > 0 && part.lost === 0 && part.doubled === 0 && part.inOrder)
  );
}

/** The figures for people. */
export function report(result: TourResult): string {
  const counts = (part: Comparison): string =>
    `${part.printed} bytes printed, ${part.shown} shown, ${part.lost} lost, ${part.doubled} twice`;
  return [
    `through the cut:        ${counts(result)}`,
    `after the next start:   ${counts(result.afterRestart)}`,
    `first new byte:         ${result.backToFirstByteMs} ms after the network was back`,
    ...result.screenshots.map((path) => `screenshot:             ${path}`),
    verdict(result),
  ].join('\n');
}

function verdict(result: TourResult): string {
  if (isExact(result)) return 'Nothing was lost and nothing came twice.';
  return result.cutWhilePrinting
    ? 'THE SESSION WAS NOT EXACT: see the figures above.'
    : 'NOTHING WAS PUT TO THE TEST: a tab had printed everything before the link was cut. Run it again.';
}
