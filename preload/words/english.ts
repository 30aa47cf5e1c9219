/** Everything that the app says, in English: the shape of every other language's catalogue. */

import { commands } from './english/commands.ts';
import { common } from './english/common.ts';
import { menus } from './english/menus.ts';
import { settings } from './english/settings.ts';
import { shortcuts } from './english/shortcuts.ts';

export const ENGLISH = { commands, common, menus, settings, shortcuts };

/** The words of one language; no other catalogue compiles with more or fewer of them. */
export type Words = typeof ENGLISH;
