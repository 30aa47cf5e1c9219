/** Sessions and their shells: how they end, what they survive, refusals, and input that is not sent yet. */

import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { Unreachable } from '../../../client/terminal/unreachable.ts';
import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { counted, duration, time } = formats;

const closedBy = {
  user: 'Die Sitzung wurde um TIME beendet.',
  'idle-timeout': 'Der Server hat die lange unbenutzte Sitzung um TIME beendet.',
  server: 'Der Server wurde um TIME beendet und mit ihm die Sitzung.',
};

/** Ends that the server describes in a sentence. It follows in parentheses where there is room. */
const lost = {
  'container-stopped': 'Container gestoppt',
  'container-removed': 'Container entfernt',
  'engine-lost': 'Verbindung zu Docker verloren',
  failed: 'Fehler in der Shell',
};

function endSentence(end: SessionEnd, at: number): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined
        ? `Die Shell hat sich um ${time(at)} mit Code ${end.exitCode} beendet.`
        : `Die Shell wurde um ${time(at)} durch ${end.signal} beendet.`;
    case 'closed':
      return closedBy[end.by].replace('TIME', time(at));
    default:
      return `Die Shell endete um ${time(at)}: ${lost[end.kind]} (${end.detail}).`;
  }
}

function endWords(end: SessionEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined ? `Exit-Code ${end.exitCode}` : `durch ${end.signal} beendet`;
    case 'closed':
      return {
        user: 'vom Benutzer beendet',
        'idle-timeout': 'nach langer Inaktivität beendet',
        server: 'mit dem Server beendet',
      }[end.by];
    default:
      return lost[end.kind];
  }
}

/** Sentences for refusals by code. DETAIL is replaced by the server’s own sentence. */
const refusals: Record<RefusalReason, string> = {
  'unknown-session': 'Diese Sitzung gibt es auf dem Server nicht mehr',
  'unknown-target': 'Container oder Dienst nicht gefunden (DETAIL)',
  'target-not-running': 'Container oder Dienst läuft nicht (DETAIL)',
  'engine-unreachable': 'Docker ist nicht erreichbar (DETAIL)',
  'local-shell-disabled': 'Der Server erlaubt keine Shells auf seinem eigenen Computer',
  'no-shell-in-target': 'Im Container gibt es keine Shell (DETAIL)',
  'too-many-sessions': 'Auf dem Server sind zu viele Sitzungen geöffnet: Zuerst eine beenden',
  'shutting-down': 'Der Server wird gerade beendet: Später erneut versuchen',
  'open-failed': 'Die Shell konnte nicht geöffnet werden (DETAIL)',
  'host-away': 'Der Host ist gerade nicht erreichbar (DETAIL)',
  'unknown-host': 'Diesen Host gibt es nicht (DETAIL)',
  displaced: 'Diese Sitzung wurde in einem anderen Fenster dieses Computers geöffnet',
  'host-gone': 'Der Host ist nicht mehr vorhanden (DETAIL)',
  'server-removed':
    'Der Server dieses Tabs ist nicht in der Liste: Ihn wieder hinzufügen oder den Tab schließen',
  'started-over': 'Das Terminal wurde inzwischen zurückgesetzt: Erneut versuchen',
};

const waits: Record<Unreachable['waitsFor'], string> = {
  host: 'Host nicht erreichbar',
  engine: 'Docker nicht erreichbar',
  container: 'Container angehalten',
  holder: 'Shell nicht erreichbar',
};

export const sessions: Words['sessions'] = {
  session: 'Sitzung',
  endSentence,
  endWords,
  refused: (code, message) =>
    message === ''
      ? refusals[code].replace(' (DETAIL)', '')
      : refusals[code].replace('DETAIL', () => message),
  next: {
    local: 'Die Eingabetaste öffnet hier eine neue Shell.',
    container: 'Die Eingabetaste öffnet hier eine neue Shell.',
    service: 'Die Eingabetaste öffnet eine Shell in einem anderen Task des Dienstes.',
    compose: 'Die Eingabetaste öffnet eine Shell im aktuellen Container des Dienstes.',
  },
  startAgain: 'Neu starten',
  closeTab: 'Tab schließen',
  closePane: 'Bereich schließen',
  asOf: (at, now) => `Offline – Stand ${formats.dayAndTime(at, now)}`,
  asOfHint: 'Neuere Ausgabe erscheint, sobald die Verbindung wieder besteht',
  unreachable: (waitsFor, since) => `${waits[waitsFor]} seit ${time(since)}`,
  size: (cols, rows) =>
    `Größe von einem anderen Gerät (${cols} × ${rows}). Tippen wechselt zur Größe dieses Fensters.`,
  directory: 'Verzeichnis',
  durability: 'Beständigkeit',
  durabilities: {
    container: {
      short: 'Übersteht Docker-Neustarts',
      sentence: 'Diese Shell läuft weiter, wenn Server oder Docker neu starten, solange ihr Container läuft',
    },
    machine: {
      short: 'Übersteht Server-Neustarts',
      sentence: 'Diese Shell läuft weiter, wenn ihr Server neu startet, solange der Rechner läuft',
    },
    server: {
      short: 'Endet beim Server-Neustart',
      sentence:
        'Diese Shell endet, wenn ihr Server neu startet: Auf diesem Rechner kann nichts sie am Laufen halten',
    },
  },
  tokenInMemory: 'Token nicht gespeichert',
  tokenInMemoryHint:
    'Nach einem Neustart der App muss das Token erneut eingegeben werden: Dieser Computer hat keinen Schlüsselbund',
  pendingInput: {
    title: 'Nicht gesendete Eingabe',
    waiting: (bytes) => `${counted(bytes, 'Byte', 'Bytes')} noch nicht gesendet`,
    question: (bytes, ageMs) =>
      `${counted(bytes, 'Byte', 'Bytes')}, vor ${duration(ageMs)} eingegeben, ${bytes === 1 ? 'wurde' : 'wurden'} noch nicht gesendet, und die Shell kann sich seither verändert haben. Jetzt senden?`,
    send: 'Senden',
    discard: 'Verwerfen',
    discardPendingInput: 'Nicht gesendete Eingabe verwerfen',
    showPendingInput: 'Nicht gesendete Eingabe anzeigen',
    show: 'Anzeigen',
    hide: 'Ausblenden',
  },
};
