/** Keeps a terminal from answering a program's queries: the server's screen answers each of them, once (S11). */

import type { IDisposable, IParser } from '@xterm/xterm';
import {
  asksCommand,
  asksWindow,
  CSI_QUESTIONS,
  DCS_QUESTIONS,
  OSC_QUESTIONS,
} from '../../../terminal/questions.ts';

/** Swallows every query until disposed; sequences that set something pass. */
export function silenceAnswers(parser: IParser): IDisposable {
  const handlers = [
    ...CSI_QUESTIONS.map((id) => parser.registerCsiHandler(id, () => true)),
    ...DCS_QUESTIONS.map((id) => parser.registerDcsHandler(id, () => true)),
    ...OSC_QUESTIONS.map((id) => parser.registerOscHandler(id, (data) => asksCommand(id, data))),
    parser.registerCsiHandler({ final: 't' }, ([operation]) => asksWindow(Number(operation))),
  ];
  return {
    dispose: () => {
      for (const handler of handlers) handler.dispose();
    },
  };
}
