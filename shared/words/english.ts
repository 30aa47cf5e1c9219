/** All UI texts in English. Its type is the type of every language's catalog. */

import { commands } from './english/commands.ts';
import { common } from './english/common.ts';
import { away } from './english/away.ts';
import { detached } from './english/detached.ts';
import { find } from './english/find.ts';
import { link } from './english/link.ts';
import { menus } from './english/menus.ts';
import { notices } from './english/notices.ts';
import { palette } from './english/palette.ts';
import { servers } from './english/servers.ts';
import { sessions } from './english/sessions.ts';
import { settings } from './english/settings.ts';
import { shortcuts } from './english/shortcuts.ts';
import { start } from './english/start.ts';
import { states } from './english/states.ts';
import { stores } from './english/stores.ts';
import { tabs } from './english/tabs.ts';
import { targets } from './english/targets.ts';
import { terminal } from './english/terminal.ts';

export const ENGLISH = {
  away,
  commands,
  common,
  detached,
  find,
  link,
  menus,
  notices,
  palette,
  servers,
  sessions,
  settings,
  shortcuts,
  start,
  states,
  stores,
  tabs,
  targets,
  terminal,
};

/** UI texts of one language. A catalog with missing or extra entries does not compile. */
export type Words = typeof ENGLISH;
