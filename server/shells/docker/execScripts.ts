/** Scripts that run in containers next to the user's shell. They use only builtins, so that any image with sh is sufficient. */

import { randomBytes } from 'node:crypto';
import { basename } from 'node:path/posix';
import { executeBash, isPlainBash } from '../integration/bash.ts';
import { localIntegration } from '../integration/localIntegration.ts';
import { EXECUTE_ZSH, isPlainZsh } from '../integration/zsh.ts';
import type { ShellOptions } from '../shell.ts';

/** A process in a container: its PID there, and its start in clock ticks since boot (empty if /proc is hidden). */
export type ContainerProcess = { readonly pid: number; readonly startTime: string };

/**
 * Beginning of the line that a started shell prints with its PID (the greeting). A nonce distinguishes it from other output.
 */
const GREETING = 'holdfast-shell';

/**
 * Chooses UTF-8 where the environment chooses no locale and the container has C.UTF-8: as a folder of glibc, always in musl, or
 * built into glibc, where bash counts the bytes 303 251 as one character.
 */
const CHOOSE_LOCALE = [
  'if [ -z "${LC_ALL-}${LC_CTYPE-}${LANG-}" ] && (',
  'for path in /usr/lib/locale/C.[Uu][Tt][Ff]* /lib/ld-musl-*; do [ ! -e "$path" ] || exit 0; done',
  'text=$(printf "\\303\\251")',
  `[ "$(BASH_ENV= LC_ALL=C.UTF-8 bash -c 'echo "\${#1}"' bash "$text")" = 1 ]`,
  ') 2>/dev/null </dev/null; then LANG=C.UTF-8; export LANG; fi',
].join('\n');

/** Succeeds if bash starts. A bash without its libraries is present and cannot start. */
const BASH_STARTS = 'BASH_ENV= bash -c : >/dev/null 2>&1 </dev/null';

/** Program that a shell in a container executes, and whether it is asked to mark its commands (A4). */
export type Executed = Pick<ShellOptions, 'command' | 'shellIntegration'>;

/** Executes the program of its arguments, or bash if it starts, or sh. */
function executeScript({ command = [], shellIntegration = true }: Executed): string {
  if (command.length === 0) {
    const executeDefault = shellIntegration ? `set -- bash\n${executeBash([])}` : 'exec bash';
    return `${CHOOSE_LOCALE}\nif ${BASH_STARTS}; then\n${executeDefault}\nfi\nexec sh`;
  }
  const marked = shellIntegration ? executeMarked(command) : undefined;
  const executeGiven =
    marked === undefined ? 'exec "$@"' : `if command -v "$1" >/dev/null 2>&1; then\n${marked}\nfi\nexec "$@"`;
  return `${CHOOSE_LOCALE}\n${executeGiven}`;
}

/** Script that executes a shell with its integration; undefined for a program that needs no script for it. */
function executeMarked([program = '', ...args]: readonly string[]): string | undefined {
  const name = basename(program);
  if (name === 'bash' && isPlainBash(args)) return executeBash(args);
  return name === 'zsh' && isPlainZsh(args) ? EXECUTE_ZSH : undefined;
}

/** Arguments of the program. fish runs its integration by an argument. */
function executed({ command = [], shellIntegration = true }: Executed): readonly string[] {
  const [program = '', ...args] = command;
  if (!shellIntegration || basename(program) !== 'fish') return command;
  return [program, ...localIntegration(program, args, undefined, {}).args, ...args];
}

/**
 * Prints the greeting, waits for a line, and executes the program. The wait ensures that the tty has its size before any
 * program reads it. The shell is interactive but not a login shell, as with `docker exec -it`, because a profile would reset
 * the image's PATH.
 */
const startScript = (options: Executed): string =>
  [
    'holdfast_nonce=$1; holdfast_directory=$2; shift 2',
    // Field 22 of /proc/PID/stat; 19 fields follow the state, which follows the name in parentheses (proc(5)).
    'holdfast_start=$({ read -r line <"/proc/$$/stat"; } 2>/dev/null && set -- ${line##*) } && shift 19 && echo "$1")',
    `echo "${GREETING} $holdfast_nonce $$ $holdfast_start"`,
    'read -r holdfast_line || exit 1',
    '[ -z "$holdfast_directory" ] || cd "$holdfast_directory" 2>/dev/null',
    executeScript(options),
  ].join('\n');

/** Command line of a shell whose tty already has its size. */
export function shellCommand(options: Executed): string[] {
  return ['sh', '-c', executeScript(options), 'sh', ...executed(options)];
}

/** Returns the command line of an exec that starts a shell, in `directory` if that exists, and the nonce of its greeting. */
export function startCommand(
  options: Executed,
  directory = '',
): { readonly argv: string[]; readonly nonce: string } {
  const nonce = randomBytes(8).toString('hex');
  return { argv: ['sh', '-c', startScript(options), 'sh', nonce, directory, ...executed(options)], nonce };
}

/** Greeting found so far in the output of a started shell. */
export type Greeting =
  | { readonly kind: 'incomplete' }
  /** `end` is the offset after the greeting's line. */
  | { readonly kind: 'complete'; readonly process: ContainerProcess; readonly end: number };

/** Finds the greeting in the start of the output. */
export function parseGreeting(output: Buffer, nonce: string): Greeting {
  const text = output.toString('latin1');
  const match = new RegExp(`${GREETING} ${nonce} (\\d{1,10}) (\\d*)\\r?\\n`).exec(text);
  if (match === null) return { kind: 'incomplete' };
  const process = { pid: Number(match[1]), startTime: match[2] ?? '' };
  return { kind: 'complete', process, end: match.index + match[0].length };
}

/**
 * Signals every process of the shell's tty session, except zombies, and prints their number. A session id is not reused while
 * the session has members. A process with the leader's PID and another start time is unrelated. Fields of /proc/PID/stat from
 * the state: state, parent, group, session.
 */
const SIGNAL_SCRIPT = [
  'leader=$1; start=$2; shift 2; signals="$*"; count=0',
  'if { read -r line <"/proc/$leader/stat"; } 2>/dev/null; then',
  'set -- ${line##*) }; shift 19',
  '[ -z "$start" ] || [ "$1" = "$start" ] || { echo "count=0"; exit 0; }',
  'fi',
  'for stat in /proc/[0-9]*/stat; do',
  '{ read -r line <"$stat"; } 2>/dev/null || continue',
  'set -- ${line##*) }',
  '[ "$4" = "$leader" ] && [ "$1" != Z ] && [ "$1" != X ] || continue',
  'count=$((count+1)); member=${stat#/proc/}; member=${member%/stat}',
  'for signal in $signals; do kill -s "$signal" "$member" 2>/dev/null; done',
  'done',
  'echo "count=$count"',
].join('\n');

/**
 * Prints the number of processes in the foreground of the shell's tty besides the shell.
 * Fields of /proc/PID/stat from the state: state, parent, group, session, tty, foreground group.
 */
const FOREGROUND_SCRIPT = [
  'leader=$1; count=0',
  '{ read -r line <"/proc/$leader/stat"; } 2>/dev/null || { echo "count=0"; exit 0; }',
  'set -- ${line##*) }; foreground=$6',
  'for stat in /proc/[0-9]*/stat; do',
  '{ read -r line <"$stat"; } 2>/dev/null || continue',
  'set -- ${line##*) }; member=${stat#/proc/}; member=${member%/stat}',
  '[ "$3" = "$foreground" ] && [ "$4" = "$leader" ] && [ "$member" != "$leader" ] && [ "$1" != Z ] || continue',
  'count=$((count+1))',
  'done',
  'echo "count=$count"',
].join('\n');

/** Returns the command line that counts foreground processes besides the shell; `parseSignaled` reads the number. */
export function foregroundCommand({ pid }: ContainerProcess): string[] {
  return ['sh', '-c', FOREGROUND_SCRIPT, 'sh', String(pid)];
}

/** Returns the command line that signals a shell's tty session. */
export function signalCommand(
  process: ContainerProcess,
  signals: readonly ('HUP' | 'CONT' | 'KILL')[],
): string[] {
  return ['sh', '-c', SIGNAL_SCRIPT, 'sh', String(process.pid), process.startTime, ...signals];
}

/** Returns the number of processes that a script printed, or undefined for any other output. */
export function parseSignaled(output: Buffer): number | undefined {
  const match = /count=(\d+)/.exec(output.toString('latin1'));
  return match === null ? undefined : Number(match[1]);
}
