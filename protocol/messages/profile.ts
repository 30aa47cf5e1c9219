/** What applications may ask of the client's terminals changed (S11). */

import * as v from 'valibot';
import { terminalProfile } from './common.ts';

export const profile = v.strictObject({ type: v.literal('profile'), profile: terminalProfile });
