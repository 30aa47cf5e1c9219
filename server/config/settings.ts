/** Table of all settings. Flags, file keys, variables, defaults and help all come from it. */

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
  /** Default value in the form of the command line; undefined if there is none. */
  readonly fallback: Fallback;
  /** Name of the value in the help; empty for a flag without a value. */
  readonly placeholder: string;
  readonly help: string;
  /** True for a flag that may occur several times. */
  readonly repeatable?: true;
};

/** Returns its argument. It exists only to infer the type of each setting's value. */
function setting<T, Fallback extends string | undefined>(
  definition: Setting<T, Fallback>,
): Setting<T, Fallback> {
  return definition;
}

const KiB = 1024;
const MiB = 1024 * KiB;
const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;

/**
 * Settings by flag name. For example, `no-local-shell` is `--no-local-shell`, `"no-local-shell": true` and
 * `HOLDFAST_NO_LOCAL_SHELL=true`.
 */
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
    help: 'listen on this port; 0 chooses a free one',
  }),
  role: setting({
    parse: oneOf('all', 'host', 'gateway'),
    fallback: 'all',
    placeholder: 'ROLE',
    help: 'host (runs sessions, for gateways), gateway (relays clients to hosts) or all (sessions and clients)',
  }),
  hosts: setting({
    parse: hosts,
    fallback: undefined,
    placeholder: 'ADDRESS',
    help: 'hosts of a gateway: ws:// or wss:// addresses, dns://NAME:PORT for every address of a name, or swarm://SERVICE:PORT for the nodes of a Swarm service; may be repeated',
    repeatable: true,
  }),
  'cluster-secret-file': setting({
    parse: nonEmpty('the path of a file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'secret of 32 or more characters, the same on all gateways and hosts of a cluster',
  }),
  drain: setting({
    parse: duration(0, 3_600_000),
    fallback: '0s',
    placeholder: 'DURATION',
    help: 'on shutdown, ask clients to connect elsewhere, spread over this time',
  }),
  'token-file': setting({
    parse: nonEmpty('the path of a file'),
    fallback: undefined,
    placeholder: 'FILE',
    help: 'lines of user:token or user:sha256:HEX; required except for --role host; re-read when it changes',
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
    help: 'allow web pages of this origin to connect; may be repeated (default: none)',
    repeatable: true,
  }),
  'host-id': setting({
    parse: hostId,
    fallback: undefined,
    placeholder: 'ID',
    help: 'first part of session IDs (default: generated once and stored in the state folder)',
  }),
  'state-dir': setting({
    parse: nonEmpty('the path of a folder'),
    fallback: undefined,
    placeholder: 'FOLDER',
    help: "state folder, for the host id, sessions and recorded output (default: holdfast in the user's state folder)",
  }),
  replace: setting({
    parse: flag,
    fallback: 'false',
    placeholder: '',
    help: 'end the server that uses the state folder, and take its place',
  }),
  'no-holder': setting({
    parse: flag,
    fallback: 'false',
    placeholder: '',
    help: 'start no holders: shells end with the server',
  }),
  'docker-host': setting({
    parse: dockerHost,
    fallback: undefined,
    placeholder: 'ADDRESS',
    help: 'Docker or Podman engine (default: DOCKER_HOST, else the Docker context in use, else the first usual socket that answers)',
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
    help: 'maximum running sessions of one user',
  }),
  'idle-timeout': setting({
    parse: duration(1000, YEAR_MS),
    fallback: '72h',
    placeholder: 'DURATION',
    help: 'end detached sessions without input or output for this long',
  }),
  'log-bytes': setting({
    parse: byteSize(64 * KiB, 1024 * MiB),
    fallback: '2MiB',
    placeholder: 'SIZE',
    help: 'output of a session that is kept in memory',
  }),
  'history-bytes': setting({
    parse: byteSize(64 * KiB, 1024 * 1024 * MiB, true),
    fallback: '64MiB',
    placeholder: 'SIZE',
    help: 'recorded output of a session on disk, compressed; 0 records nothing',
  }),
  'history-total-bytes': setting({
    parse: byteSize(1024 * KiB, 1024 * 1024 * MiB),
    fallback: '10GiB',
    placeholder: 'SIZE',
    help: 'recorded output of all sessions together; the oldest is deleted first',
  }),
  'history-dir': setting({
    parse: nonEmpty('the path of a folder'),
    fallback: undefined,
    placeholder: 'FOLDER',
    help: 'folder for recorded output (default: history in the state folder)',
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

/** Returns the environment variable of a setting: `log-bytes` is `HOLDFAST_LOG_BYTES`. */
export function variableOf(name: SettingName): string {
  return `HOLDFAST_${name.toUpperCase().replaceAll('-', '_')}`;
}
