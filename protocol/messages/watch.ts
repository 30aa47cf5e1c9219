/** Ask to be told the targets, now and whenever they change (T1). */

import * as v from 'valibot';

export const watch = v.strictObject({ type: v.literal('watch'), on: v.boolean() });
