/** The one table of what can be set: flags, file keys, variables, defaults and help all come from here. */

import {
  byteSize,
  dockerHost,
  duration,
  flag,
  hostId,
  hosts,
  integer,
  nonEmpty,
  oneOf,
  origins,
  type Parser,
} from './configValues.ts';

export type Setting<T, Fallback extends string | undefined = string | undefined> = {
  readonly parse: Parser<T>;
  /** In the form one would write it; undefined when there is none. */
  readonly fallback: Fallback;
  /** What stands for the value in the help; empty for a flag that takes none. */
  readonly placeholder: string;
  readonly help: string;
  /** May be given several times. */
  readonly repeatable?: true;
};

function setting<T, Fallback extends string | undefined>(one: Setting<T, Fallback>): Setting<T, Fallback> {
  return one;
}

const KiB = 1024;
const MiB = 1024 * KiB;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/** By flag name; `no-local-shell` is `--no-local-shell`, `"no-local-shell": true`, `HOLDFAST_NO_LOCAL_SHELL=true`. */
export const SETTINGS = {
  host: setting({
    parse: nonEmpty('an address or host name'),
    fallback: '127.0.0.1',
    placeholder: 'ADDRESS',
    help: 'listen on this address',
  }),
  port: setting({
    parse: integer(0, 65_535),
    fallback: '0',
    placeholder: 'PORT',
    help: 'listen on this port; 0 takes a free one',
  }),
  role: setting({
    parse: oneOf('all', 'host', 'gateway'),
    fallback: 'all',
    placeholder: 'ROLE',
    help: 'all, host (sessions, behind gateways) or gateway (clients, before hosts)',
  }),
  hosts: setting({
    parse: hosts,
    fallback: undefined,
    placeholder: 'ADDRESS',
    help: "a gateway's hosts: ws:// or wss:// addresses, dns://NAME:PORT for all of a name, or swarm://SERVICE:PORT for the nodes of a Swarm service; may be repeated",
    repeatable: true,
  }),
  'cluster-secret-file': setting({
    parse: nonEmpty('the path of a file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'a secret of 32 characters or more, the same for all gateways and hosts of a cluster',
  }),
  drain: setting({
    parse: duration(0, 3_600_000),
    fallback: '0s',
    placeholder: 'DURATION',
    help: 'before it ends, ask clients to connect elsewhere, spread over this long',
  }),
  'token-file': setting({
    parse: nonEmpty('the path of a file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'lines of user:token or user:sha256:HEX; required but for --role host, re-read when it changes',
  }),
  'tls-cert': setting({
    parse: nonEmpty('the path of a PEM file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'certificate chain; serves wss:// together with --tls-key',
  }),
  'tls-key': setting({
    parse: nonEmpty('the path of a PEM file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'private key of the certificate',
  }),
  'allow-origin': setting({
    parse: origins,
    fallback: undefined,
    placeholder: 'ORIGIN',
    help: 'let web pages of this origin connect; may be repeated (default: none)',
    repeatable: true,
  }),
  'host-id': setting({
    parse: hostId,
    fallback: undefined,
    placeholder: 'ID',
    help: 'first part of session IDs (default: made once and kept in the folder for state)',
  }),
  'state-dir': setting({
    parse: nonEmpty('the path of a folder'),
    fallback: undefined,
    placeholder: 'FOLDER',
    help: "where the host id and recorded output are kept (default: holdfast in the user's folder for state)",
  }),
  replace: setting({
    parse: flag,
    fallback: 'false',
    placeholder: '',
    help: 'end the server that has the folder for state, and take its place',
  }),
  'no-holder': setting({
    parse: flag,
    fallback: 'false',
    placeholder: '',
    help: 'shells end with the server, which starts no program beside them',
  }),
  'docker-host': setting({
    parse: dockerHost,
    fallback: undefined,
    placeholder: 'ADDRESS',
    help: 'Docker engine (default: DOCKER_HOST, else the usual socket)',
  }),
  'no-local-shell': setting({
    parse: flag,
    fallback: 'false',
    placeholder: '',
    help: 'offer containers only, no shell on this computer',
  }),
  'max-sessions': setting({
    parse: integer(1, 1000),
    fallback: '100',
    placeholder: 'COUNT',
    help: 'running sessions of one user',
  }),
  'idle-timeout': setting({
    parse: duration(1000, YEAR_MS),
    fallback: '72h',
    placeholder: 'DURATION',
    help: 'end sessions that nobody is attached to and that had no traffic for this long',
  }),
  'log-bytes': setting({
    parse: byteSize(64 * KiB, 1024 * MiB),
    fallback: '2MiB',
    placeholder: 'SIZE',
    help: 'output of a session held in memory',
  }),
  'history-bytes': setting({
    parse: byteSize(64 * KiB, 1024 * 1024 * MiB, true),
    fallback: '64MiB',
    placeholder: 'SIZE',
    help: 'recorded output of a session on disk, compressed; 0 for none',
  }),
  'history-total-bytes': setting({
    parse: byteSize(1024 * KiB, 1024 * 1024 * MiB),
    fallback: '10GiB',
    placeholder: 'SIZE',
    help: 'recorded output of all sessions together; the oldest goes first',
  }),
  'history-dir': setting({
    parse: nonEmpty('the path of a folder'),
    fallback: undefined,
    placeholder: 'FOLDER',
    help: 'where output is recorded (default: history in the folder for state)',
  }),
  'exit-idle': setting({
    parse: duration(1000, YEAR_MS),
    fallback: undefined,
    placeholder: 'DURATION',
    help: 'exit after this long without running sessions and clients (default: never)',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** `log-bytes` as an environment variable. */
export function variableOf(name: SettingName): string {
  return `HOLDFAST_${name.toUpperCase().replaceAll('-', '_')}`;
}
