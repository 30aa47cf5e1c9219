/** A server's link: its states, why it is in them, and what happened to it. */

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
      return 'eine andere Leitung dieses Geräts hat übernommen';
    case 'dropped':
      return 'vom Netz getrennt';
    case 'with-reason':
      return loss.reason;
    case 'closed':
      return `geschlossen mit ${loss.code}`;
  }
}

/** What happened, and what to do. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () =>
    'Die Verbindung ist von Hand getrennt: Getipptes wird zurückgehalten, bis sie wiederhergestellt ist.',
  'name-not-found': () =>
    'Der Name des Servers wurde nicht gefunden: Adresse und Netz dieses Computers prüfen.',
  refused: () =>
    'Der Server wurde nicht erreicht, unter dieser Adresse antwortet niemand: Host und Port prüfen, und ob der Server läuft.',
  timeout: () =>
    'Der Server hat nicht rechtzeitig geantwortet: Adresse, Netz und Firewalls unterwegs prüfen.',
  tls: (reason) =>
    `Keine sichere Leitung: ${reason.detail}. Zertifikat des Servers prüfen, und ob er TLS (wss) spricht.`,
  network: (reason) => `Der Server ist nicht erreichbar (${reason.detail}): Netz prüfen.`,
  'token-rejected': () =>
    'Der Server nimmt das Token nicht an: Ein gültiges unter „Server bearbeiten“ eingeben.',
  forbidden: () => 'Der Server lehnt Clients von hier ab: Wer ihn betreibt, kann sie zulassen.',
  'no-token': () => 'Für diesen Server gibt es kein Token: Es unter „Server bearbeiten“ eingeben.',
  version: (reason) =>
    `Der Server spricht Protokollversion ${reason.theirs}, diese App ${SUPPORTED_VERSIONS.join(', ')}: Die ältere Seite aktualisieren.`,
  busy: (reason) =>
    `Der Server kann jetzt niemanden annehmen (Status ${reason.status}): Es wird weiter versucht.`,
  'not-holdfast': (reason) =>
    `Das ist kein Holdfast-Server (${reason.detail}): Host, Port und Pfad der Adresse prüfen.`,
  'no-network': () => 'Dieser Computer hat kein Netz.',
  unused: () => 'Kein Tab verwendet diesen Server.',
  starting: () => 'Der Server dieses Computers wird gestartet.',
  lost: (reason) => `Die Leitung ist abgebrochen (${lossOf(reason.loss)}).`,
  silent: (reason) => `Seit ${Math.max(1, Math.round(reason.ms / 1000))} s keine Antwort.`,
  'going-away': (reason) => `Der Server geht: ${reason.message || 'er wird neu gestartet'}.`,
};

/** The state with its server. */
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
  tryingNow: 'versucht es jetzt',
  nextTry: (ms) => `Versuch in ${duration(ms)}`,
  reconnectNow: 'Jetzt verbinden',
  story: 'Verbindungsverlauf',
  whatHappened: 'Was mit dieser Verbindung geschah',
  title: (server) => `Verbindung mit ${server}`,
  chapters: 'Was geschah',
  forgotten: (count) => `${count} ältere Einträge sind nicht aufbewahrt.`,
  copy: 'Kopieren',
  copied: 'Kopiert',
  triedTimes: (count) => `${count}-mal versucht.`,
  lasted: lasting,
  preciseTime: formats.dayAndPreciseTime,
  roundTrips: (last, least, most) => `${last} ms, zuletzt ${least} bis ${most} ms`,
};
