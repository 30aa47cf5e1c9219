/** Profile of a terminal about which nothing is known (S11). */

import type { TerminalProfile } from './messages/common.ts';

/** Sent by a client that has no terminal window yet. The server ignores it if it already has a real profile. */
export const PLAIN_PROFILE: TerminalProfile = {
  foreground: '#e0e0e0',
  background: '#16161e',
  cursor: '#e0e0e0',
  palette: (
    '#2e3436 #cc0000 #4e9a06 #c4a000 #3465a4 #75507b #06989a #d3d7cf ' +
    '#555753 #ef2929 #8ae234 #fce94f #729fcf #ad7fa8 #34e2e2 #eeeeec'
  ).split(' '),
  cellWidth: 8,
  cellHeight: 17,
};

/** Returns true for the profile of an unknown terminal. It must not replace a known one. */
export function isPlain(profile: TerminalProfile): boolean {
  return (
    profile.images !== true &&
    (['foreground', 'background', 'cursor', 'cellWidth', 'cellHeight'] as const).every(
      (key) => profile[key] === PLAIN_PROFILE[key],
    ) &&
    profile.palette.every((color, index) => color === PLAIN_PROFILE.palette[index])
  );
}
