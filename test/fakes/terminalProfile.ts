/** Terminal profile of tests: colors and cell size. */

import type { TerminalProfile } from '../../protocol/messages/common.ts';

export const PROFILE: TerminalProfile = {
  foreground: '#ffffff',
  background: '#000000',
  cursor: '#ffffff',
  palette: Array<string>(16).fill('#808080'),
  cellWidth: 8,
  cellHeight: 16,
};
