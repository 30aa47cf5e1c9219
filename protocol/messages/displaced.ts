/** A newer attachment of the same device took the session over (S10); the channel is free. */

import * as v from 'valibot';
import { channel } from './common.ts';

export const displaced = v.strictObject({ type: v.literal('displaced'), channel });
