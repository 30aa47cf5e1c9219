/** Answer to `attach` and `open`. It describes what follows on the channel (R6, R7). */

import * as v from 'valibot';
import {
  channel,
  count,
  durability,
  foundContainer,
  randomIdText,
  sessionId,
  sessionState,
  size,
  target,
  text,
} from './common.ts';
import { described } from './describe.ts';

const output = v.strictObject({
  epoch: described(randomIdText, 'Epoch of the output (R5).'),
  from: described(count, 'Offset of the next data frame.'),
  end: described(
    count,
    'Offset after the last output that the server has now, never below `from`; data below it is catching up.',
  ),
  sizes: described(count, 'Number of the last size change before the output that follows (S8).'),
  retainedFrom: described(count, 'Offset of the oldest retained output (H1).'),
  skipped: described(
    v.nullable(
      v.strictObject({
        from: described(count, 'First missing offset.'),
        to: described(count, 'Offset after the last missing byte; equals `output.from`.'),
        since: described(
          v.nullable(count),
          'Server time at which the missing output began to be printed; null when unknown.',
        ),
      }),
    ),
    'Wanted output that is not sent (R6), or null.',
  ),
  snapshot: described(
    v.boolean(),
    'True when a snapshot of the terminal at `from` comes before any data (R11).',
  ),
});

export const attached = described(
  v.strictObject({
    type: v.literal('attached'),
    channel,
    session: sessionId,
    output,
    input: described(
      v.nullable(
        v.strictObject({
          received: described(count, 'The server received all input below.'),
          taken: described(count, 'The shell took all input below.'),
        }),
      ),
      'Position of the client’s input; null when the client has to choose another epoch (R7).',
    ),
    size: described(size, 'Size of the tty at `output.from`, after `output.sizes` changes (S8).'),
    target,
    targetName: described(text(255), 'Name of the host or container, for the user.'),
    container: v.exactOptional(
      described(foundContainer, 'Container that the target resolved to; absent for `local`.'),
    ),
    durability: v.exactOptional(durability),
    state: sessionState,
    createdAt: described(count, 'Server time at which the session was created.'),
  }),
  'The channel is attached. Answer to `attach` and `open`.',
);
export type Attached = v.InferOutput<typeof attached>;
