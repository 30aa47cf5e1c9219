/** Answers to the questions that the emulator leaves open: colours, pixel sizes, name and unit id (S11). */

import type { Terminal } from '@xterm/headless';
import type { Profile } from '../../protocol/messages/common.ts';
import { Colours, parseColour, reportOf, type SpecialColour } from './colours.ts';

const ESC = '\x1b';
const CSI = `${ESC}[`;
const OSC = `${ESC}]`;
const DCS = `${ESC}P`;
const ST = `${ESC}\\`;

/** What applications look for is what the text will be drawn with. */
const TERMINAL_NAME = 'xterm.js(6.0.0)';

/** Answers on behalf of `terminal`; returns how to give it another profile. */
export function answerQuestions(
  terminal: Terminal,
  initial: Profile,
  answer: (text: string) => void,
): (profile: Profile) => void {
  let profile = initial;
  const colours = new Colours(initial);
  answerColours(terminal, colours, answer);
  terminal.parser.registerCsiHandler({ final: 't' }, ([what]) => {
    const report = sizeReport(what, terminal, profile);
    if (report !== undefined) answer(report);
    return report !== undefined;
  });
  terminal.parser.registerCsiHandler({ prefix: '>', final: 'q' }, ([what]) => {
    if (what === 0) answer(`${DCS}>|${TERMINAL_NAME}${ST}`);
    return true;
  });
  terminal.parser.registerCsiHandler({ prefix: '=', final: 'c' }, ([what]) => {
    if (what === 0) answer(`${DCS}!|00000000${ST}`);
    return true;
  });
  return (next) => {
    profile = next;
    colours.setProfile(next);
  };
}

/** Reports of CSI 14, 16 and 18 t: the text area in pixels, a cell in pixels, the text area in cells. */
function sizeReport(
  what: unknown,
  { rows, cols }: Terminal,
  { cellWidth, cellHeight }: Profile,
): string | undefined {
  switch (what) {
    case 14:
      return `${CSI}4;${Math.round(rows * cellHeight)};${Math.round(cols * cellWidth)}t`;
    case 16:
      return `${CSI}6;${Math.round(cellHeight)};${Math.round(cellWidth)}t`;
    case 18:
      return `${CSI}8;${rows};${cols}t`;
    default:
      return undefined;
  }
}

function answerColours({ parser }: Terminal, colours: Colours, answer: (text: string) => void): void {
  for (const first of [10, 11, 12] as const) {
    // Further values in one sequence are for the colours that follow.
    parser.registerOscHandler(first, (data) => {
      for (const [at, text] of data
        .split(';')
        .slice(0, 13 - first)
        .entries()) {
        askSpecial(colours, (first + at) as SpecialColour, text, answer);
      }
      return true;
    });
    parser.registerOscHandler(first + 100, () => {
      colours.resetSpecial(first);
      return true;
    });
  }
  parser.registerOscHandler(4, (data) => {
    const parts = data.split(';');
    for (let at = 0; at + 1 < parts.length; at += 2)
      askIndexed(colours, parts[at] ?? '', parts[at + 1] ?? '', answer);
    return true;
  });
  parser.registerOscHandler(104, (data) => {
    if (data === '') colours.resetIndexed();
    else for (const index of data.split(';')) colours.resetIndexed(Number(index));
    return true;
  });
}

function askSpecial(
  colours: Colours,
  number: SpecialColour,
  text: string,
  answer: (text: string) => void,
): void {
  const colour = parseColour(text);
  if (text === '?') answer(`${OSC}${number};${reportOf(colours.special(number))}${ST}`);
  else if (colour !== undefined) colours.setSpecial(number, colour);
}

function askIndexed(colours: Colours, at: string, text: string, answer: (text: string) => void): void {
  if (!/^\d{1,3}$/.test(at)) return;
  const index = Number(at);
  const colour = text === '?' ? colours.indexed(index) : parseColour(text);
  if (colour === undefined) return;
  if (text === '?') answer(`${OSC}4;${index};${reportOf(colour)}${ST}`);
  else colours.setIndexed(index, colour);
}
