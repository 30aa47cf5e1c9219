/** The connection to a server: its states, the reasons for them, and its history. */

import { SUPPORTED_VERSIONS } from '../../../protocol/version.ts';
import type { Loss } from '../../../client/link/linkReason.ts';
import { reasonWords, type WordsByReason } from '../linkReasonWords.ts';
import type { LinkWord } from '../../../client/link/linkView.ts';
import type { Words } from '../english.ts';
import { formats, lasting } from './formats.ts';

const { duration, time } = formats;

const states: Record<LinkWord, string> = {
  Connected: 'Verbunden',
  Connecting: 'Verbindet',
  Reconnecting: 'Verbindet neu',
  Offline: 'Offline',
  'Signed out': 'Abgemeldet',
  Incompatible: 'Inkompatibel',
};

function lossOf(loss: Loss): string {
  switch (loss.how) {
    case 'superseded':
      return 'Verbindung durch eine neuere von diesem Gerät ersetzt.';
    case 'dropped':
      return 'Verbindung verloren.';
    case 'with-reason':
      return `Verbindung geschlossen: ${loss.reason}.`;
    case 'closed':
      return `Verbindung geschlossen (Code ${loss.code}).`;
  }
}

/** Sentences about a missing connection: the cause, and the next step. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () =>
    'Die Verbindung wurde von Hand getrennt. Eingaben werden gesendet, sobald sie wiederhergestellt ist.',
  'name-not-found': () => 'Servername nicht gefunden. Adresse und Netzwerk prüfen.',
  refused: () =>
    'Verbindung abgelehnt: Unter dieser Adresse antwortet kein Server. Host und Port prüfen, und ob der Server läuft.',
  timeout: () => 'Der Server hat nicht rechtzeitig geantwortet. Adresse, Netzwerk und Firewalls prüfen.',
  tls: (reason) =>
    `Keine sichere Verbindung: ${reason.detail}. Das Zertifikat des Servers prüfen, und ob er TLS (wss) verwendet.`,
  network: (reason) => `Der Server ist nicht erreichbar (${reason.detail}). Das Netzwerk prüfen.`,
  'token-rejected': () => 'Der Server hat das Token abgelehnt. Ein gültiges Token eingeben.',
  forbidden: () =>
    'Der Server lehnt diese Verbindung ab (403 Forbidden). Der Administrator des Servers kann sie erlauben.',
  'no-token': () => 'Kein Token für diesen Server. Bitte das Token eingeben.',
  version: (reason) =>
    `Der Server verwendet Protokollversion ${reason.theirs}, diese App ${SUPPORTED_VERSIONS.join(', ')}. Die ältere Seite aktualisieren.`,
  busy: (reason) => `Der Server ist ausgelastet (Status ${reason.status}); neuer Versuch folgt.`,
  'not-holdfast': (reason) =>
    `Das ist kein Holdfast-Server (${reason.detail}). Host, Port und Pfad der Adresse prüfen.`,
  'no-network': () => 'Keine Netzwerkverbindung.',
  unused: () => 'Kein Tab verwendet diesen Server.',
  starting: () => 'Der Server auf diesem Computer wird gestartet.',
  lost: (reason) => lossOf(reason.loss),
  silent: (reason) => `Seit ${Math.max(1, Math.round(reason.ms / 1000))} s keine Antwort.`,
  'going-away': (reason) => `Der Server wird beendet: ${reason.message || 'Er startet neu'}.`,
};

/** The state, followed by the server’s name. */
function to(word: LinkWord, server: string): string {
  switch (word) {
    case 'Offline':
      return states[word];
    case 'Signed out':
      return `${states[word]} von ${server}`;
    case 'Connecting':
    case 'Reconnecting':
    case 'Connected':
    case 'Incompatible':
      return `${states[word]} mit ${server}`;
  }
}

export const link: Words['link'] = {
  label: 'Verbindung',
  states,
  why: (reason) => reasonWords(reasons, reason),
  sentence: (word, server, since, detail) => {
    const when = since === null ? '' : ` seit ${time(since)}`;
    return `${to(word, server)}${when}${detail === '' ? '' : ` · ${detail}`}`;
  },
  roundTrip: (ms) => `${ms} ms`,
  tryingNow: 'versucht es erneut',
  nextTry: (ms) => `erneut in ${duration(ms)}`,
  reconnectNow: 'Neu verbinden',
  story: 'Verbindungsverlauf',
  whatHappened: 'Verbindungsverlauf anzeigen',
  title: (server) => `Verbindungsverlauf von ${server}`,
  chapters: 'Ereignisse',
  forgotten: (count) => `${count} ältere Ereignisse sind nicht mehr gespeichert.`,
  copy: 'Kopieren',
  copied: 'Kopiert',
  triedTimes: (count) => `${count}-mal versucht.`,
  lasted: lasting,
  preciseTime: formats.dayAndPreciseTime,
  roundTrips: (last, least, most) => `${last} ms (${least} bis ${most} ms)`,
};
