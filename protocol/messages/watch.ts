/** Subscribes to the targets (T1). */

import * as v from 'valibot';
import { described } from './describe.ts';

export const watch = described(
  v.strictObject({ type: v.literal('watch'), on: v.boolean() }),
  'Asks for `targets`, now and at every change, or stops that with `on: false` (T1).',
);
