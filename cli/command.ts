/** Reads and checks the command line. */

import { parseArgs } from 'node:util';
import type { OutputFormat } from '../client/export/outputFormat.ts';
import { SESSION_ID } from '../protocol/ids.ts';
import type { Target } from '../protocol/messages/common.ts';
import { parseTarget } from './target.ts';

export type ServerAccess = { readonly server: string; readonly tokenFile: string };

/** A command that needs a server. */
export type ServerCommand = { readonly access: ServerAccess } & (
  | { readonly kind: 'list'; readonly what: 'sessions' | 'targets'; readonly json: boolean }
  | {
      readonly kind: 'open';
      readonly target: Target;
      readonly user: string | undefined;
      readonly directory: string | undefined;
      /** The command to run; empty for the target's own shell. */
      readonly command: readonly string[];
      readonly detach: boolean;
      readonly json: boolean;
      readonly quiet: boolean;
    }
  | { readonly kind: 'attach'; readonly session: string; readonly quiet: boolean }
  | { readonly kind: 'end'; readonly session: string }
  | { readonly kind: 'log'; readonly session: string; readonly format: OutputFormat }
);

export type Command = { readonly kind: 'help' } | { readonly kind: 'version' } | ServerCommand;

export type UsageError = { readonly kind: 'usage'; readonly message: string };

type Environment = Readonly<Record<string, string | undefined>>;

const OPTIONS = {
  server: { type: 'string' },
  'token-file': { type: 'string' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  detach: { type: 'boolean' },
  user: { type: 'string' },
  directory: { type: 'string' },
  raw: { type: 'boolean' },
  asciicast: { type: 'boolean' },
  help: { type: 'boolean' },
  version: { type: 'boolean' },
} as const;

type Flags = ReturnType<typeof parse>['values'];
type FlagName = keyof typeof OPTIONS;

const COMMON_FLAGS: readonly FlagName[] = ['server', 'token-file'];
const FLAGS: Readonly<Record<string, readonly FlagName[]>> = {
  list: ['json'],
  open: ['json', 'quiet', 'detach', 'user', 'directory'],
  attach: ['quiet'],
  end: [],
  log: ['raw', 'asciicast'],
};

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

/** Reads `args`, which do not include the program's name. Everything after `--` is a command to run. */
export function readCommand(args: readonly string[], environment: Environment): Command | UsageError {
  const end = args.indexOf('--');
  const ownArgs = end < 0 ? args : args.slice(0, end);
  const shellCommand = end < 0 ? [] : args.slice(end + 1);
  try {
    const { values: flags, positionals } = parse(ownArgs);
    if (flags.version === true) return { kind: 'version' };
    if (flags.help === true || (positionals.length === 0 && end < 0)) return { kind: 'help' };
    const [name = '', ...words] = positionals;
    return (
      wrongFlags(name, flags, shellCommand) ??
      serverCommand({ name, words, flags, shellCommand }, environment)
    );
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

/** Returns the first error in the command's name and options. */
function wrongFlags(name: string, flags: Flags, shellCommand: readonly string[]): UsageError | undefined {
  const allowed = FLAGS[name];
  if (allowed === undefined)
    return usage(`unknown command ${JSON.stringify(name)}: use list, open, attach, end or log`);
  const wrong = (Object.keys(flags) as FlagName[]).find(
    (flag) => !COMMON_FLAGS.includes(flag) && !allowed.includes(flag),
  );
  if (wrong !== undefined) return usage(`--${wrong} is not an option of ${name}`);
  if (shellCommand.length > 0 && name !== 'open')
    return usage(`${name} does not take a command: only open does, after --`);
  return undefined;
}

type Parsed = {
  readonly name: string;
  /** The words after the command's name. */
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly shellCommand: readonly string[];
};

function serverCommand(parsed: Parsed, environment: Environment): ServerCommand | UsageError {
  const { name, words, flags } = parsed;
  const access = accessOf(flags, environment);
  if ('kind' in access) return access;
  if (name === 'list') return listCommand(words, flags, access);
  const [word, ...rest] = words;
  if (word === undefined || rest.length > 0)
    return usage(`${name} takes one ${name === 'open' ? 'target' : 'session ID'}`);
  if (name === 'open') return openCommand(word, parsed, access);
  if (!SESSION_ID.test(word))
    return usage(`${JSON.stringify(word)} is not a session ID: \`list\` lists them`);
  if (name === 'attach') return { kind: name, session: word, quiet: flags.quiet === true, access };
  if (name === 'end') return { kind: name, session: word, access };
  return logCommand(word, flags, access);
}

function listCommand(
  words: readonly string[],
  flags: Flags,
  access: ServerAccess,
): ServerCommand | UsageError {
  const json = flags.json === true;
  if (words.length === 0) return { kind: 'list', what: 'sessions', json, access };
  if (words.length === 1 && words[0] === 'targets') return { kind: 'list', what: 'targets', json, access };
  return usage('list takes no argument, or `targets`');
}

function openCommand(
  word: string,
  { flags, shellCommand: command }: Parsed,
  access: ServerAccess,
): ServerCommand | UsageError {
  const target = parseTarget(word);
  if (target === undefined)
    return usage(`${JSON.stringify(word)} is not a target: \`list targets\` lists them`);
  const { user, directory } = flags;
  const [detach, json, quiet] = [flags.detach === true, flags.json === true, flags.quiet === true];
  return { kind: 'open', target, user, directory, detach, json, quiet, command, access };
}

function logCommand(session: string, flags: Flags, access: ServerAccess): ServerCommand | UsageError {
  if (flags.raw === true && flags.asciicast === true)
    return usage('--raw and --asciicast cannot be combined: choose one');
  let format: OutputFormat = 'text';
  if (flags.raw === true) format = 'raw';
  if (flags.asciicast === true) format = 'asciicast';
  return { kind: 'log', session, format, access };
}

function accessOf(flags: Flags, environment: Environment): ServerAccess | UsageError {
  const server = flags.server ?? environment['HOLDFAST_SERVER'];
  const tokenFile = flags['token-file'] ?? environment['HOLDFAST_TOKEN_FILE'];
  if (!server) return usage('no server: use --server URL, or set HOLDFAST_SERVER');
  if (!tokenFile) return usage('no token: use --token-file FILE, or set HOLDFAST_TOKEN_FILE');
  return { server, tokenFile };
}

function usage(message: string): UsageError {
  return { kind: 'usage', message };
}
