/** Combines command line, environment and file into one checked configuration, or into the error to print. Pure. */

import { SETTINGS, isSettingName, variableOf, type Setting, type SettingName } from './settings.ts';

type ValueOf<S> =
  S extends Setting<infer T, infer Fallback> ? T | (Fallback extends string ? never : undefined) : never;

/** All settings by flag name. A setting is undefined if it has no default and was not set. */
export type Config = {
  readonly [K in SettingName]: ValueOf<(typeof SETTINGS)[K]>;
};

export type Invocation =
  | { readonly kind: 'run'; readonly config: Config }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'new-token'; readonly user: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Text of a setting, and where it was set, e.g. `--port`, `HOLDFAST_PORT` or `"port" in holdfast.json`. */
type Given = { readonly text: string; readonly source: string };
type AllGiven = Map<SettingName, Given>;

class Refusal extends Error {}

/** `HOLDFAST_` variables of other parts of the project, which the server ignores. */
const FOREIGN_VARIABLES =
  /^HOLDFAST_(USER_DATA|SESSION|SESSION_ID|SERVER|(MODEL|SNAPSHOT|PREDICTION|IMAGE|SIXEL)_RUNS|ZDOTDIR|UPDATE_FEED|UPDATE_KEY|TEST_.*)$/;

/**
 * Reads the settings. Flags override variables, and variables override the file.
 * @param readText reads the `--config` file. Its error becomes part of the error to print.
 */
export function readInvocation(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  readText: (path: string) => string,
): Invocation {
  try {
    const flags = readFlags(argv);
    if (flags.other !== undefined) return flags.other;
    const file = flags.configFile ?? environment['HOLDFAST_CONFIG'];
    const fromFile = file === undefined ? [] : readFile(file, readText);
    const given: AllGiven = new Map([...fromFile, ...readEnvironment(environment), ...flags.given]);
    return { kind: 'run', config: check(given) };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

type Flags = { readonly given: AllGiven; readonly configFile?: string; readonly other?: Invocation };

function readFlags(argv: readonly string[]): Flags {
  const given: AllGiven = new Map();
  let configFile: string | undefined;
  const rest = [...argv];
  const valueOf = (name: string, inline: string | undefined): string => {
    const value = inline ?? rest.shift();
    if (value === undefined) throw new Refusal(`--${name} needs a value; see --help`);
    return value;
  };
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === 'help') return { given, other: { kind: 'help' } };
    if (name === 'version') return { given, other: { kind: 'version' } };
    if (name === 'new-token') return { given, other: newToken(valueOf(name, inline)) };
    if (name === 'config') configFile = valueOf(name, inline);
    else if (name === undefined || !isSettingName(name)) throw unknown(`argument '${word.split('=')[0]}'`);
    else if (SETTINGS[name].placeholder === '') addSwitch(given, name, inline);
    else addFlag(given, name, valueOf(name, inline));
  }
  return configFile === undefined ? { given } : { given, configFile };
}

function newToken(user: string): Invocation {
  if (isUserName(user)) return { kind: 'new-token', user };
  throw new Refusal(`--new-token '${user}' is not a user name; allowed: ${USER_NAME_RULE}`);
}

const USER_NAME_RULE = '1 to 64 letters, digits, and . _ @ -';

/** Returns true for a valid user name: the part before the colon in a token file. */
export function isUserName(text: string): boolean {
  return /^[\p{L}\p{N}._@-]{1,64}$/u.test(text);
}

function addSwitch(given: AllGiven, name: SettingName, inline: string | undefined): void {
  given.set(name, { text: inline ?? 'true', source: `--${name}` });
}

function addFlag(given: AllGiven, name: SettingName, text: string): void {
  const earlier = given.get(name);
  const repeatable = (SETTINGS[name] as Setting<unknown>).repeatable === true;
  if (earlier !== undefined && !repeatable) throw new Refusal(`--${name} is given twice; keep one`);
  given.set(name, { text: earlier === undefined ? text : `${earlier.text},${text}`, source: `--${name}` });
}

function readEnvironment(environment: Readonly<Record<string, string | undefined>>): AllGiven {
  const names = new Map((Object.keys(SETTINGS) as SettingName[]).map((name) => [variableOf(name), name]));
  const given: AllGiven = new Map();
  for (const [variable, text] of Object.entries(environment)) {
    if (text === undefined || !variable.startsWith('HOLDFAST_') || variable === 'HOLDFAST_CONFIG') continue;
    const name = names.get(variable);
    if (name !== undefined) given.set(name, { text, source: variable });
    else if (!FOREIGN_VARIABLES.test(variable)) throw unknown(`variable ${variable}`);
  }
  return given;
}

function readFile(path: string, readText: (path: string) => string): AllGiven {
  const given: AllGiven = new Map();
  for (const [key, value] of Object.entries(parseObject(path, readText))) {
    if (!isSettingName(key)) throw unknown(`key "${key}" in ${path}`);
    const text = Array.isArray(value) ? value.join(',') : value;
    if (!['string', 'number', 'boolean'].includes(typeof text)) {
      throw new Refusal(
        `"${key}" in ${path} is ${JSON.stringify(value)}; allowed: text, a number, true or false`,
      );
    }
    given.set(key, { text: String(text), source: `"${key}" in ${path}` });
  }
  return given;
}

function parseObject(path: string, readText: (path: string) => string): object {
  let value: unknown;
  try {
    value = JSON.parse(readText(path));
  } catch (error) {
    throw new Refusal(
      `the config file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refusal(`the config file ${path} must hold one JSON object`);
}

function check(given: AllGiven): Config {
  const config = Object.fromEntries(
    (Object.keys(SETTINGS) as SettingName[]).map((name) => [name, settingOf(name, given.get(name))]),
  ) as Config;
  checkRole(config);
  if ((config['tls-cert'] === undefined) !== (config['tls-key'] === undefined)) {
    throw new Refusal('--tls-cert and --tls-key go together; give both or none');
  }
  return config;
}

function checkRole({ role, host, hosts, ...config }: Config): void {
  if (role !== 'host' && config['token-file'] === undefined) {
    throw new Refusal(
      `--token-file is required: every client needs a token; create one with --new-token USER (host ${host})`,
    );
  }
  if (role !== 'all' && config['cluster-secret-file'] === undefined) {
    throw new Refusal(
      `--cluster-secret-file is required: with it --role ${role} proves that it belongs to the cluster`,
    );
  }
  if (role === 'gateway' && hosts === undefined)
    throw new Refusal('--hosts is required: it names the hosts that --role gateway relays to');
  if (role !== 'gateway' && hosts !== undefined)
    throw new Refusal(`--hosts is for --role gateway; remove it, or change --role ${role}`);
}

function settingOf(name: SettingName, given: Given | undefined): unknown {
  const { parse, fallback } = SETTINGS[name] as Setting<unknown>;
  const text = given?.text ?? fallback;
  if (text === undefined) return undefined;
  const parsed = parse(text);
  if (parsed.ok) return parsed.value;
  throw new Refusal(`${given?.source ?? `--${name}`} is '${text}'; allowed: ${parsed.allowed}`);
}

function unknown(item: string): Refusal {
  return new Refusal(`unknown ${item}; allowed: ${Object.keys(SETTINGS).join(', ')}`);
}
