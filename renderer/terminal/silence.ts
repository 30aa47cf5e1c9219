/** Keeps a terminal from answering questions: the server's screen answers them, once (S11). */

import type { IDisposable, IFunctionIdentifier, IParser } from '@xterm/xterm';

/** Control sequences that are nothing but questions. */
const CSI_QUESTIONS: readonly IFunctionIdentifier[] = [
  // Device attributes: primary, secondary, tertiary.
  { final: 'c' },
  { prefix: '>', final: 'c' },
  { prefix: '=', final: 'c' },
  // Device status and cursor position.
  { final: 'n' },
  { prefix: '?', final: 'n' },
  // Mode reports.
  { intermediates: '$', final: 'p' },
  { prefix: '?', intermediates: '$', final: 'p' },
  // Version of the terminal, and kitty's keyboard flags.
  { prefix: '>', final: 'q' },
  { prefix: '?', final: 'u' },
  // Terminal parameters.
  { final: 'x' },
];

/** Settings and terminfo strings, asked for in device control strings. */
const DCS_QUESTIONS: readonly IFunctionIdentifier[] = [
  { intermediates: '$', final: 'q' },
  { intermediates: '+', final: 'q' },
];

/** Operating system commands that set colours, and ask for them with a question mark: palette, special, fore, back, cursor. */
const COLOUR_COMMANDS = [4, 5, 10, 11, 12, 13, 14, 17, 19, 52];

/** Window operations that report: state, positions, sizes, titles. */
const REPORTS: ReadonlySet<number> = new Set([11, 13, 14, 15, 16, 18, 19, 20, 21]);

/** Swallows every question from now on; what sets something goes through. */
export function silenceAnswers(parser: IParser): IDisposable {
  const taken = [
    ...CSI_QUESTIONS.map((id) => parser.registerCsiHandler(id, () => true)),
    ...DCS_QUESTIONS.map((id) => parser.registerDcsHandler(id, () => true)),
    ...COLOUR_COMMANDS.map((id) => parser.registerOscHandler(id, (data) => data.split(';').includes('?'))),
    parser.registerCsiHandler({ final: 't' }, ([operation]) => REPORTS.has(Number(operation))),
  ];
  return {
    dispose: () => {
      for (const one of taken) one.dispose();
    },
  };
}
