/** All control messages from server to client. */

import * as v from 'valibot';
import { activity } from './activity.ts';
import { attached } from './attached.ts';
import { displaced } from './displaced.ts';
import { ended } from './ended.ts';
import { gap } from './gap.ts';
import { historyEnd } from './historyEnd.ts';
import { host } from './host.ts';
import { notice } from './notice.ts';
import { pong } from './ping.ts';
import { refused } from './refused.ts';
import { sessions } from './sessions.ts';
import { sized } from './sized.ts';
import { snapshot } from './snapshot.ts';
import { targets } from './targets.ts';
import { welcome } from './welcome.ts';

export const down = v.variant('type', [
  welcome,
  attached,
  refused,
  ended,
  sized,
  gap,
  snapshot,
  historyEnd,
  displaced,
  pong,
  targets,
  sessions,
  notice,
  host,
  activity,
]);
export type Down = v.InferOutput<typeof down>;
