/**
 * Prevents a terminal from replying to a program's queries, because the server replies to each query once
 * (S11).
 */

import type { IDisposable, IParser } from '@xterm/xterm';
import {
  isOscQuery,
  isWindowQuery,
  CSI_QUERIES,
  DCS_QUERIES,
  OSC_QUERIES,
} from '../../../terminal/queries.ts';

/** Suppresses every query until disposed. Sequences that set something pass. */
export function silenceAnswers(parser: IParser): IDisposable {
  const handlers = [
    ...CSI_QUERIES.map((id) => parser.registerCsiHandler(id, () => true)),
    ...DCS_QUERIES.map((id) => parser.registerDcsHandler(id, () => true)),
    ...OSC_QUERIES.map((id) => parser.registerOscHandler(id, (data) => isOscQuery(id, data))),
    parser.registerCsiHandler({ final: 't' }, ([operation]) => isWindowQuery(Number(operation))),
  ];
  return {
    dispose: () => {
      for (const handler of handlers) handler.dispose();
    },
  };
}
