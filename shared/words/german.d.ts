/**
 * Everything that the app says, in German. Nobody is addressed: commands are infinitives ("Neuer Tab", "Einstellungen öffnen"), the rest
 * is passive or about the thing. The vocabulary, each word for one thing alone:
 *
 * | English | German | | English | German |
 * |---|---|---|---|---|
 * | session | Sitzung | | link (to a server) | Verbindung |
 * | connection (one socket) | Leitung | | attachment | Anbindung |
 * | link (in a text) | Link | | host, gateway | Host, Gateway |
 * | target | Ziel | | favourite | Favorit |
 * | detached session | Sitzung ohne Tab | | pane | Bereich |
 * | output, scrollback | Ausgabe, Verlauf | | held input | zurückgehaltene Eingabe |
 * | command, prompt | Befehl, Eingabezeile | | shortcut, keys | Kurzbefehl, Tasten |
 * | hints | Fundstellen | | match | Treffer |
 * | durability | Beständigkeit | | keychain | Schlüsselbund |
 * | link story | Verbindungsverlauf | | notice | Hinweis |
 */
import type { Words } from './english.ts';
export declare const GERMAN: Words;
