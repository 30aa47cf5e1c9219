/** Sessions and their shells: how they end, what they outlive, which the user left, and what waits for them. */

import type { SessionEnd } from '../../../protocol/messages/common.ts';
import type { RefusalReason } from '../../../client/terminal/refusal.ts';
import type { Unreachable } from '../../../client/terminal/unreachable.ts';
import type { Words } from '../english.ts';
import { formats } from './formats.ts';

const { counted, duration, time } = formats;

const closedBy = {
  user: 'Die Sitzung wurde um TIME beendet.',
  'idle-timeout': 'Der Server hat die Sitzung um TIME geschlossen, da sie lange nicht benutzt wurde.',
  server: 'Der Server wurde um TIME beendet und mit ihm die Sitzung.',
};

/** The other ends; the server's own words come after them where there is room. */
const lost = {
  'container-stopped': 'Container gestoppt',
  'container-removed': 'Container entfernt',
  'engine-lost': 'Docker-Engine verloren',
  failed: 'Shell ausgefallen',
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
      return `Die Shell ist seit ${time(at)} zu Ende: ${lost[end.kind]} (${end.detail}).`;
  }
}

function endWords(end: SessionEnd): string {
  switch (end.kind) {
    case 'exited':
      return end.signal === undefined ? `Exit-Code ${end.exitCode}` : `durch ${end.signal} beendet`;
    case 'closed':
      return {
        user: 'von Hand geschlossen',
        'idle-timeout': 'unbenutzt geschlossen',
        server: 'mit dem Server beendet',
      }[end.by];
    default:
      return lost[end.kind];
  }
}

/** By the server's code; its own words stand behind it where they name something. */
const refusals: Record<RefusalReason, string> = {
  'unknown-session': 'Diese Sitzung gibt es auf dem Server nicht mehr',
  'unknown-target': 'Dieses Ziel gibt es nicht (DETAIL)',
  'target-not-running': 'Das Ziel läuft nicht (DETAIL)',
  'engine-unreachable': 'Die Docker-Engine ist nicht erreichbar (DETAIL)',
  'local-shell-disabled': 'Der Server erlaubt keine Shells auf seinem eigenen Computer',
  'no-shell-in-target': 'Im Ziel gibt es keine Shell (DETAIL)',
  'too-many-sessions': 'Es sind so viele Sitzungen offen, wie der Server erlaubt: Erst eine beenden',
  'shutting-down': 'Der Server wird gerade beendet: Später erneut versuchen',
  'open-failed': 'Die Shell ließ sich nicht öffnen (DETAIL)',
  'host-away': 'Der Host ist gerade nicht erreichbar (DETAIL)',
  'unknown-host': 'Diesen Host gibt es nicht (DETAIL)',
  displaced: 'Diese Sitzung wurde in einem anderen Fenster dieses Computers geöffnet',
  'host-gone': 'Der Host ist nicht mehr da (DETAIL)',
  'server-removed':
    'Der Server dieses Tabs ist nicht in der Liste: Ihn wieder hinzufügen oder den Tab schließen',
  'started-over': 'Das Terminal hat inzwischen neu begonnen: Erneut versuchen',
};

const waits: Record<Unreachable['waitsFor'], string> = {
  host: 'Host nicht erreichbar',
  engine: 'Docker-Engine nicht erreichbar',
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
    local: 'Die Eingabetaste öffnet eine neue Shell auf demselben Ziel.',
    container: 'Die Eingabetaste öffnet eine neue Shell auf demselben Ziel.',
    service: 'Die Eingabetaste folgt dem Dienst zu einem anderen Task.',
    compose: 'Die Eingabetaste folgt dem Dienst zu seinem jetzigen Container.',
  },
  startAgain: 'Neu starten',
  closeTab: 'Tab schließen',
  closePane: 'Bereich schließen',
  asOf: (at, now) => `Stand ${formats.dayAndTime(at, now)}, offline`,
  asOfHint: 'Das Terminal zeigt den Stand von dann; was später kam, folgt',
  unreachable: (waitsFor, since) => `${waits[waitsFor]} seit ${time(since)}`,
  size: (cols, rows) => `Größe folgt einem anderen Gerät (${cols} × ${rows}), Tippen holt sie zurück`,
  directory: 'Verzeichnis',
  durability: 'Beständigkeit',
  durabilities: {
    container: {
      short: 'bleibt im Container',
      sentence: 'Diese Shell läuft weiter, wenn Server oder Engine neu starten, solange ihr Container läuft',
    },
    machine: {
      short: 'bleibt auf dem Rechner',
      sentence: 'Diese Shell läuft weiter, wenn ihr Server neu startet, solange der Rechner läuft',
    },
    server: {
      short: 'endet mit dem Server',
      sentence:
        'Diese Shell endet, wenn ihr Server neu startet: Dort läuft nichts, was den Server überdauern kann',
    },
  },
  tokenInMemory: 'Token bis zum Beenden der App',
  tokenInMemoryHint: 'Das Token bleibt, bis die App beendet wird: Dieser Computer hat keinen Schlüsselbund',
  held: {
    title: 'Zurückgehaltene Eingabe',
    waiting: (bytes) => counted(bytes, 'Byte wartet', 'Bytes warten'),
    question: (bytes, ageMs) =>
      `${counted(bytes, 'Byte', 'Bytes')}, vor ${duration(ageMs)} getippt, kamen nie bei der Shell an, und seither kann sich viel geändert haben. Jetzt senden?`,
    send: 'Senden',
    discard: 'Verwerfen',
    discardPendingInput: 'Zurückgehaltene Eingabe verwerfen',
    showHeld: 'Zurückgehaltene Eingabe zeigen',
    show: 'Zeigen',
    hide: 'Verbergen',
  },
};
