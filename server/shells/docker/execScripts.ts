/** What runs inside a container besides the user's shell: shell scripts of builtins alone, so that any image with sh will do. */

import { randomBytes } from 'node:crypto';

/** A process in a container, by its pid there and when it started (clock ticks since boot; empty where /proc is hidden). */
export type ContainerProcess = { readonly pid: number; readonly startTime: string };

/** What a started shell says first, on a line of its own: who it is. Its nonce keeps other output from being taken for it. */
const WORD = 'holdfast-shell';

/** Becomes the program that its arguments name, or bash where there is one, or sh. */
const BECOME = ['[ $# -gt 0 ] && exec "$@"', 'command -v bash >/dev/null 2>&1 && exec bash', 'exec sh'].join(
  '\n',
);

/**
 * Tells who it is, waits for a line (so that the tty gets its size before anything looks at it), and becomes the wanted
 * program: `command`, or bash where there is one, or sh; interactive and not login, as `docker exec -it` users know it and
 * because a login shell's profile would undo the image's PATH. Without arguments for `command`, `"$@"` is empty.
 */
const START_SCRIPT = [
  'nonce=$1; directory=$2; shift 2',
  // Field 22 of /proc/PID/stat; 19 fields follow the state, which follows the name in parentheses (proc(5)).
  'start=$({ read -r line <"/proc/$$/stat"; } 2>/dev/null && set -- ${line##*) } && shift 19 && echo "$1")',
  `echo "${WORD} $nonce $$ $start"`,
  'read -r line || exit 1',
  '[ -z "$directory" ] || cd "$directory" 2>/dev/null',
  BECOME,
].join('\n');

/** The command line of a shell whose tty has its size already. */
export function shellCommand(command: readonly string[] = []): string[] {
  return ['sh', '-c', BECOME, 'sh', ...command];
}

/**
 * The command line of an exec that starts a shell, and how to recognize its first line. It begins in `directory` if that
 * exists.
 */
export function startCommand(
  command: readonly string[] = [],
  directory = '',
): { readonly argv: string[]; readonly nonce: string } {
  const nonce = randomBytes(8).toString('hex');
  return { argv: ['sh', '-c', START_SCRIPT, 'sh', nonce, directory, ...command], nonce };
}

/** What a started shell's output so far means. */
export type Greeting =
  | { readonly kind: 'incomplete' }
  /** `end` is the offset behind the line. */
  | { readonly kind: 'complete'; readonly process: ContainerProcess; readonly end: number };

/** Looks for the shell's first line in the start of its output. */
export function parseGreeting(output: Buffer, nonce: string): Greeting {
  const text = output.toString('latin1');
  const match = new RegExp(`${WORD} ${nonce} (\\d{1,10}) (\\d*)\\r?\\n`).exec(text);
  if (match === null) return { kind: 'incomplete' };
  const process = { pid: Number(match[1]), startTime: match[2] ?? '' };
  return { kind: 'complete', process, end: match.index + match[0].length };
}

/**
 * Signals every process of the tty session that the shell leads and prints how many there were. A session's id is not
 * given to another process while it has members; a process with the leader's pid and another start is a stranger.
 * Fields of /proc/PID/stat from the state on: state, parent, group, session. Zombies are gone.
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

/** The command line that signals all of a shell's session. */
export function signalCommand(
  process: ContainerProcess,
  signals: readonly ('HUP' | 'CONT' | 'KILL')[],
): string[] {
  return ['sh', '-c', SIGNAL_SCRIPT, 'sh', String(process.pid), process.startTime, ...signals];
}

/** How many processes `signalCommand` met; undefined when its output is not what it prints. */
export function parseSignaled(output: Buffer): number | undefined {
  const match = /count=(\d+)/.exec(output.toString('latin1'));
  return match === null ? undefined : Number(match[1]);
}
