/**
 * The German catalog. Style: no form of address; commands are infinitives ("Neuer Tab", "Einstellungen öffnen"), other texts are passive
 * or about the thing. Vocabulary, one word per thing:
 *
 * | English | German | | English | German |
 * |---|---|---|---|---|
 * | session | Sitzung | | link (to a server) | Verbindung |
 * | connection (one socket) | Leitung | | attachment | Anbindung |
 * | link (in a text) | Link | | host, gateway | Host, Gateway |
 * | target | Ziel | | favorite | Favorit |
 * | detached session | Sitzung ohne Tab | | pane | Bereich |
 * | output, scrollback | Ausgabe, Verlauf | | held input | zurückgehaltene Eingabe |
 * | command, prompt | Befehl, Eingabezeile | | shortcut, keys | Kurzbefehl, Tasten |
 * | hints | Fundstellen | | match | Treffer |
 * | durability | Beständigkeit | | keychain | Schlüsselbund |
 * | link story | Verbindungsverlauf | | notice | Hinweis |
 */

import type { Words } from './english.ts';
import { away } from './german/away.ts';
import { commands } from './german/commands.ts';
import { common } from './german/common.ts';
import { detached } from './german/detached.ts';
import { find } from './german/find.ts';
import { link } from './german/link.ts';
import { menus } from './german/menus.ts';
import { notices } from './german/notices.ts';
import { palette } from './german/palette.ts';
import { servers } from './german/servers.ts';
import { sessions } from './german/sessions.ts';
import { settings } from './german/settings.ts';
import { shortcuts } from './german/shortcuts.ts';
import { start } from './german/start.ts';
import { states } from './german/states.ts';
import { stores } from './german/stores.ts';
import { tabs } from './german/tabs.ts';
import { targets } from './german/targets.ts';
import { terminal } from './german/terminal.ts';

export const GERMAN: Words = {
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
