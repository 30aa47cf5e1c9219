/** What the command line asks for, checked. */

import { parseArgs } from 'node:util';
import { SESSION_ID } from '../protocol/ids.ts';
import type { Target } from '../protocol/messages/common.ts';
import { parseTarget } from './target.ts';

export type Where = { readonly server: string; readonly tokenFile: string };

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'list';
      readonly what: 'sessions' | 'targets';
      readonly json: boolean;
      readonly where: Where;
    }
  | {
      readonly kind: 'open';
      readonly target: Target;
      readonly user: string | undefined;
      readonly directory: string | undefined;
      readonly command: readonly string[];
      readonly detach: boolean;
      readonly json: boolean;
      readonly quiet: boolean;
      readonly where: Where;
    }
  | { readonly kind: 'attach'; readonly session: string; readonly quiet: boolean; readonly where: Where }
  | { readonly kind: 'end'; readonly session: string; readonly where: Where }
  | {
      readonly kind: 'log';
      readonly session: string;
      readonly format: 'text' | 'raw' | 'asciicast';
      readonly where: Where;
    };

export type UsageError = { readonly kind: 'usage'; readonly message: string };

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

const ANYWHERE: readonly FlagName[] = ['server', 'token-file'];
const ALLOWED: Readonly<Record<string, readonly FlagName[]>> = {
  list: ['json'],
  open: ['json', 'quiet', 'detach', 'user', 'directory'],
  attach: ['quiet'],
  end: [],
  log: ['raw', 'asciicast'],
};

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

/** @param args without the program's name; everything behind `--` is a command to run. */
export function readCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command | UsageError {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const command = end < 0 ? [] : args.slice(end + 1);
  try {
    const { values, positionals } = parse(own);
    if (values.version === true) return { kind: 'version' };
    if (values.help === true || (positionals.length === 0 && end < 0)) return { kind: 'help' };
    return commandOf(positionals, values, command, environment);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
}

function commandOf(
  [name = '', ...rest]: readonly string[],
  flags: Flags,
  command: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command | UsageError {
  const allowed = ALLOWED[name];
  if (allowed === undefined)
    return usage(`unknown command ${JSON.stringify(name)}: use list, open, attach, end or log`);
  const wrong = (Object.keys(flags) as FlagName[]).find((flag) => ![...ANYWHERE, ...allowed].includes(flag));
  if (wrong !== undefined) return usage(`--${wrong} is not an option of ${name}`);
  if (command.length > 0 && name !== 'open')
    return usage(`${name} does not take a command: only open does, after --`);
  const where = whereOf(flags, environment);
  if ('kind' in where) return where;
  const [first, ...more] = rest;
  if (name === 'list') return listOf(first, more, flags, where);
  if (first === undefined || more.length > 0)
    return usage(`${name} takes one ${name === 'open' ? 'target' : 'session ID'}`);
  if (name === 'open') {
    const target = parseTarget(first);
    if (target === undefined)
      return usage(`${JSON.stringify(first)} is not a target: \`list targets\` lists them`);
    return { kind: name, target, ...openFlags(flags), command, where };
  }
  if (!SESSION_ID.test(first))
    return usage(`${JSON.stringify(first)} is not a session ID: \`list\` lists them`);
  if (name === 'attach') return { kind: name, session: first, quiet: flags.quiet === true, where };
  if (name === 'end') return { kind: name, session: first, where };
  if (flags.raw === true && flags.asciicast === true)
    return usage('--raw and --asciicast cannot be combined: choose one');
  const format = flags.raw === true ? 'raw' : flags.asciicast === true ? 'asciicast' : 'text';
  return { kind: 'log', session: first, format, where };
}

function listOf(
  what: string | undefined,
  more: readonly string[],
  flags: Flags,
  where: Where,
): Command | UsageError {
  if ((what !== undefined && what !== 'targets') || more.length > 0)
    return usage('list takes no argument, or `targets`');
  return { kind: 'list', what: what ?? 'sessions', json: flags.json === true, where };
}

function openFlags({ user, directory, detach, json, quiet }: Flags) {
  return { user, directory, detach: detach === true, json: json === true, quiet: quiet === true };
}

function whereOf(
  flags: Flags,
  environment: Readonly<Record<string, string | undefined>>,
): Where | UsageError {
  const server = flags.server ?? environment['HOLDFAST_SERVER'];
  const tokenFile = flags['token-file'] ?? environment['HOLDFAST_TOKEN_FILE'];
  if (!server) return usage('no server: use --server URL, or set HOLDFAST_SERVER');
  if (!tokenFile) return usage('no token: use --token-file FILE, or set HOLDFAST_TOKEN_FILE');
  return { server, tokenFile };
}

function usage(message: string): UsageError {
  return { kind: 'usage', message };
}
