/** One session's terminal, as an application sees it: it parses all output and answers questions once (S11). */

import { createRequire } from 'node:module';
import type { Profile, Size } from '../../protocol/messages/common.ts';
import { answerQuestions } from './answers.ts';

// Both are CommonJS in a form whose names Node can not see from an ES module.
const load = createRequire(import.meta.url);
const { Terminal } = load('@xterm/headless') as typeof import('@xterm/headless');
const { Unicode11Addon } = load('@xterm/addon-unicode11') as typeof import('@xterm/addon-unicode11');

/** Without these the emulator drops the question before our own answer is asked for. */
const ANSWERED_SIZES = { getWinSizePixels: true, getCellSizePixels: true, getWinSizeChars: true };

export type Emulator = {
  /** `onParsed` is called when `bytes` were taken in. */
  readonly write: (bytes: Uint8Array, onParsed: () => void) => void;
  /** Takes effect after what was written before. */
  readonly resize: (size: Size) => void;
  readonly setProfile: (profile: Profile) => void;
  readonly dispose: () => void;
};

/** @param answer gets what a terminal would type. */
export function openEmulator(size: Size, profile: Profile, answer: (text: string) => void): Emulator {
  const terminal = new Terminal({
    ...size,
    scrollback: 0,
    allowProposedApi: true,
    windowOptions: ANSWERED_SIZES,
  });
  // The same widths as the client's terminal, or cursor reports would disagree with what is seen.
  terminal.loadAddon(new Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  terminal.onData(answer);
  const setProfile = answerQuestions(terminal, profile, answer);
  const later = (run: () => void): void => terminal.write('', run);
  return {
    write: (bytes, onParsed) => terminal.write(bytes, onParsed),
    resize: ({ cols, rows }) => later(() => terminal.resize(cols, rows)),
    setProfile,
    dispose: () => terminal.dispose(),
  };
}
