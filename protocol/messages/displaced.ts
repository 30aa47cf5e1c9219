/** Notification that a newer attachment of the same device has replaced this one (S10). */

import * as v from 'valibot';
import { channel } from './common.ts';
import { described } from './describe.ts';

export const displaced = described(
  v.strictObject({ type: v.literal('displaced'), channel }),
  'A newer attachment of the same device replaced this one (S10). The channel is free.',
);
