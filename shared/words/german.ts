/**
 * Every text of the app in German. It addresses nobody: commands are infinitives ("Neuer Tab", "Einstellungen öffnen"), sentences are
 * passive or about the thing. Vocabulary, one German word per meaning:
 *
 * | English | German | | English | German |
 * |---|---|---|---|---|
 * | session | Sitzung | | connection (to a server) | Verbindung |
 * | link (in a text) | Link | | connection history | Verbindungsverlauf |
 * | pane | Bereich | | host, gateway | Host, Gateway |
 * | running in background | läuft im Hintergrund | | favorite | Favorit |
 * | not sent yet, unsent | noch nicht gesendet | | shortcut | Tastenkombination |
 * | output, scrollback | Ausgabe, Verlauf | | hints | Fundstellen |
 * | command, prompt | Befehl, Prompt | | match | Treffer |
 * | durability | Beständigkeit | | keychain | Schlüsselbund |
 * | paste, save | einfügen, speichern | | notice | Hinweis |
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
