/** Fuzzy search in the palette's rows, ranked by quality of the match and recent use. */

import fuzzysort from 'fuzzysort';
import { americanSpelling } from '../filterWords.ts';
import type { PaletteRow } from './palette.ts';

/** A matching row, with the indexes of the matched characters in its label and its detail. */
export type FoundRow = {
  readonly row: PaletteRow;
  readonly inLabel: readonly number[];
  readonly inDetail: readonly number[];
};

/** Min score, 0 to 1; weaker matches are accidental. */
const MIN_SCORE = 0.4;
/** Bonus for a match in the label alone. */
const LABEL_LEAD = 0.2;
/** Bonus for the latest choice. It decides between rows that match about equally well. */
const RECENT_LEAD = 0.1;

/**
 * Rows that match `query`, best first. An empty query returns all rows: recent choices first, and the others
 * in their order.
 */
export function foundRows(rows: readonly PaletteRow[], query: string, recent: readonly string[]): FoundRow[] {
  const ages = new Map(recent.map((key, age) => [key, age]));
  const ageOf = ({ key }: PaletteRow): number => ages.get(key) ?? recent.length;
  if (query.trim() === '') {
    const byAge = rows.toSorted((a, b) => ageOf(a) - ageOf(b));
    return byAge.map((row) => ({ row, inLabel: [], inDetail: [] }));
  }
  const leadOf = (row: PaletteRow): number =>
    recent.length === 0 ? 0 : RECENT_LEAD * (1 - ageOf(row) / recent.length);
  const found = fuzzysort.go(americanSpelling(query), rows, {
    keys: ['label', 'detail'],
    limit: 0,
    threshold: MIN_SCORE,
  });
  return found
    .map(({ obj: row, score, 0: label, 1: detail }) => ({
      row,
      inLabel: label?.indexes ?? [],
      inDetail: detail?.indexes ?? [],
      score: score + leadOf(row) + ((label?.score ?? 0) >= MIN_SCORE ? LABEL_LEAD : 0),
    }))
    .toSorted((a, b) => b.score - a.score);
}
