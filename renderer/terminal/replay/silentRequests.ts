/** Keeps a terminal from answering questions: the server's screen answers them, once (S11). */

import type { IDisposable, IParser } from '@xterm/xterm';
import {
  asksCommand,
  asksWindow,
  CSI_QUESTIONS,
  DCS_QUESTIONS,
  OSC_QUESTIONS,
} from '../../../terminal/questions.ts';

/** Swallows every question from now on; what sets something goes through. */
export function silenceAnswers(parser: IParser): IDisposable {
  const taken = [
    ...CSI_QUESTIONS.map((id) => parser.registerCsiHandler(id, () => true)),
    ...DCS_QUESTIONS.map((id) => parser.registerDcsHandler(id, () => true)),
    ...OSC_QUESTIONS.map((id) => parser.registerOscHandler(id, (data) => asksCommand(id, data))),
    parser.registerCsiHandler({ final: 't' }, ([operation]) => asksWindow(Number(operation))),
  ];
  return {
    dispose: () => {
      for (const one of taken) one.dispose();
    },
  };
}
