// Stored recent choices.
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { recentStore } from '../../../main/stores/recentStore.ts';
import { MAX_RECENT, MAX_RECENT_CHARS } from '../../../shared/view/recent.ts';

const read = (keys: unknown) => v.parse(recentStore.schema, { keys }).keys;

test('invalid, repeated and overlong entries are dropped, and the others stay', () => {
  expect(read(['a', 5, null, '', 'b', 'a', 'x'.repeat(MAX_RECENT_CHARS + 1)])).toEqual(['a', 'b']);
  expect(read('nonsense')).toEqual([]);
  expect(read(Array.from({ length: MAX_RECENT + 1 }, (_, index) => `k${index}`))).toHaveLength(MAX_RECENT);
});
