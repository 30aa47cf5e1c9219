/** Keeps a terminal from answering questions: the server's screen answers them, once (S11). */

import type { IDisposable, IParser } from '@xterm/xterm';
import {
  isOscQuery,
  isWindowQuery,
  CSI_QUERIES,
  DCS_QUERIES,
  OSC_QUERIES,
} from '../../../terminal/queries.ts';

/** Swallows every question from now on; what sets something goes through. */
export function silenceAnswers(parser: IParser): IDisposable {
  const taken = [
    ...CSI_QUERIES.map((id) => parser.registerCsiHandler(id, () => true)),
    ...DCS_QUERIES.map((id) => parser.registerDcsHandler(id, () => true)),
    ...OSC_QUERIES.map((id) => parser.registerOscHandler(id, (data) => isOscQuery(id, data))),
    parser.registerCsiHandler({ final: 't' }, ([operation]) => isWindowQuery(Number(operation))),
  ];
  return {
    dispose: () => {
      for (const one of taken) one.dispose();
    },
  };
}
