/** What a terminal on a test's page looks like. */

import type { Profile } from '../../protocol/messages/common.ts';

export const PROFILE: Profile = {
  foreground: '#ffffff',
  background: '#000000',
  cursor: '#ffffff',
  palette: Array<string>(16).fill('#808080'),
  cellWidth: 8,
  cellHeight: 16,
};
