/** Notification that the shell of the channel's session has ended. All of its output was sent before (S5). */

import * as v from 'valibot';
import { channel, count, shellEnd, text } from './common.ts';
import { described } from './describe.ts';

export const ended = described(
  v.strictObject({
    type: v.literal('ended'),
    channel,
    end: shellEnd,
    at: described(count, 'Server time of the end.'),
    outputEnd: described(count, 'Offset after the last output.'),
    directory: v.exactOptional(
      described(text(4096), 'Last working directory of the shell, when known (S14).'),
    ),
  }),
  'The shell ended; all output was sent before (S5). The channel stays attached until `detach`.',
);
export type Ended = v.InferOutput<typeof ended>;
