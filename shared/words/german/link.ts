/** The connection to a server: its states, the reasons for them, and its history. */

import { SUPPORTED_VERSIONS } from '../../../protocol/version.ts';
import type { CertificateFailure, Loss } from '../../../client/link/linkReason.ts';
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

const FRONT_FAILURES: Readonly<Record<number, string>> = {
  502: 'Der Proxy davor erreicht den Holdfast-Server nicht',
  503: 'Der Holdfast-Server ist hinter seinem Proxy nicht verfügbar',
  504: 'Der Holdfast-Server hat seinem Proxy nicht rechtzeitig geantwortet',
};

function certificateWords({ problem, names, issuer, until }: CertificateFailure): string {
  switch (problem) {
    case 'self-signed':
      return 'Das Zertifikat des Servers ist selbst signiert. Der Administrator kann es bereitstellen; HOLDFAST_CA_FILE nennt die Datei.';
    case 'unknown-authority':
      return `Das Zertifikat des Servers stammt von einer unbekannten Zertifizierungsstelle (${issuer}). Die CA der Firma dem System hinzufügen, oder ihre Datei mit HOLDFAST_CA_FILE nennen.`;
    case 'missing-intermediate':
      return `Der Server hat das Zwischenzertifikat von ${issuer} nicht gesendet. Sein Administrator muss die vollständige Zertifikatskette installieren.`;
    case 'wrong-name':
      return `Das Zertifikat des Servers gilt für einen anderen Namen (${names}). Diesen Namen in der Adresse verwenden, oder den Administrator um ein neues Zertifikat bitten.`;
    case 'expired':
      return `Das Zertifikat des Servers ist am ${until} abgelaufen. Sein Administrator muss es erneuern; auch die Uhr dieses Computers prüfen.`;
    case 'not-yet-valid':
      return 'Das Zertifikat des Servers gilt noch nicht. Die Uhren dieses Computers und des Servers prüfen.';
    case 'revoked':
      return 'Das Zertifikat des Servers wurde widerrufen. Den Administrator um ein neues bitten.';
    case 'other':
      return 'Das Zertifikat des Servers ist ungültig. Den Administrator um ein neues bitten.';
  }
}

/** Sentences for a missing connection: the cause, and the next step. */
const reasons: WordsByReason = {
  'bad-url': (reason) => reason.detail,
  cut: () =>
    'Die Verbindung wurde von Hand getrennt. Eingaben werden gesendet, sobald sie wiederhergestellt ist.',
  'name-not-found': () => 'Servername nicht gefunden. Adresse und Netzwerk prüfen.',
  refused: () =>
    'Verbindung abgelehnt: Unter dieser Adresse antwortet kein Server. Host und Port prüfen, und ob der Server läuft.',
  timeout: () => 'Der Server hat nicht rechtzeitig geantwortet. Adresse, Netzwerk und Firewalls prüfen.',
  tls: () =>
    'Der TLS-Handshake ist fehlgeschlagen. Die TLS-Einstellungen des Servers und Proxys auf dem Weg prüfen.',
  certificate: (reason) => certificateWords(reason),
  'not-tls': () =>
    'Dieser Server spricht kein TLS. Den Port prüfen, oder in einem vertrauenswürdigen Netzwerk ws:// verwenden.',
  'expects-tls': () => 'Dieser Server erwartet wss://. In der Adresse ws:// durch wss:// ersetzen.',
  'proxy-unreachable': (reason) =>
    `Der Proxy ${reason.proxy} ist nicht erreichbar. Die Proxy-Einstellungen des Systems und das Netzwerk prüfen.`,
  'proxy-sign-in': (reason) =>
    `Der Proxy ${reason.proxy} verlangt eine Anmeldung. HTTPS_PROXY=http://NAME:PASSWORT@${reason.proxy} setzen und Holdfast neu starten.`,
  'proxy-refused': (reason) =>
    `Der Proxy ${reason.proxy} stellt keine Verbindung zum Server her (Status ${reason.status}). Die Adresse prüfen, oder den Administrator des Netzwerks um Freigabe bitten.`,
  redirected: (reason) =>
    `Die Adresse leitet zu ${reason.to} weiter, vermutlich einer Anmeldeseite. Sie im Browser öffnen und anmelden, oder die Adresse prüfen.`,
  'front-sign-in': (reason) =>
    reason.rejected
      ? 'Der Proxy vor dem Server hat Namen oder Passwort in der Adresse abgelehnt. Bitte korrigieren.'
      : 'Ein Proxy vor dem Server verlangt Namen und Passwort. Sie in die Adresse schreiben: wss://NAME:PASSWORT@HOST.',
  'front-failed': (reason) =>
    `${FRONT_FAILURES[reason.status] ?? 'Der Proxy vor dem Server meldet einen Fehler'} (Status ${reason.status}); neuer Versuch folgt. Prüfen, ob der Server läuft.`,
  'upgrade-dropped': () =>
    'Der Proxy vor dem Server leitet WebSocket-Upgrades nicht weiter. Sein Administrator muss die Header Upgrade und Connection weiterleiten.',
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
  history: 'Verbindungsverlauf',
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
