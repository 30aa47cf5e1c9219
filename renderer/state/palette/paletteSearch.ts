/** Which rows of the palette fit what was typed, and which of them comes first. Pure. */

import fuzzysort from 'fuzzysort';
import { americanSpelling } from '../filterWords.ts';
import type { PaletteRow } from './palette.ts';

/** A row that fits, with the characters of its label and its detail that made it fit. */
export type FoundRow = {
  readonly row: PaletteRow;
  readonly inLabel: readonly number[];
  readonly inDetail: readonly number[];
};

/** Scores are from 0 to 1; letters that fit worse than this are there by chance. */
const LEAST_SCORE = 0.4;
/** What fits by its label is ahead of what its kind and place had to help. */
const LABEL_LEAD = 0.2;
/** The last choice is that much ahead of what was never chosen: what fits about as well. */
const RECENT_LEAD = 0.1;

/** Rows that fit `query`, best first; without one all of them, those chosen last first, then in their own order. */
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
    threshold: LEAST_SCORE,
  });
  return found
    .map(({ obj: row, score, 0: label, 1: detail }) => ({
      row,
      inLabel: label?.indexes ?? [],
      inDetail: detail?.indexes ?? [],
      score: score + leadOf(row) + ((label?.score ?? 0) >= LEAST_SCORE ? LABEL_LEAD : 0),
    }))
    .toSorted((a, b) => b.score - a.score);
}
