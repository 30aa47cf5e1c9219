/** What runs inside a container besides holder and shell: scripts for any sh, with cat, chmod, mkdir, mv, rm and rmdir. */

/** Begins the line that a script answers with, behind whatever an image's programs print. */
const WORD = 'holdfast-holder-place';
/** Name of the folder of one user's holders, before the user's number. */
const FOLDER_PREFIX = '.holdfast-';
/**
 * Where a program can usually be put and run, best first: /tmp is made for it; /dev/shm and /run are often the only ones
 * that can be written in a read-only container, and the first of these never lets programs run unless asked to.
 */
const BASES = ['/tmp', '/var/tmp', '/run', '/dev/shm'];

/**
 * `mine` takes only a folder that this user made: in a common folder anybody may have made one of that name, or a link.
 * Field 2 of `Uid:` in /proc/PID/status is the effective user's (proc(5)).
 */
const COMMON = [
  'name=$1; shift; umask 077; uid=',
  'while read -r key real effective rest; do [ "$key" = Uid: ] && uid=$effective; done 2>/dev/null </proc/self/status',
  '[ -n "$uid" ] || uid=$(id -u)',
  'mine() { [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]; }',
  'runs() { case "$("$1" --version 2>/dev/null)" in holdfast-holder*) return 0;; esac; return 1; }',
].join('\n');

/**
 * Prints the first folder that has the program and lets it run, or puts it from standard input into the first that does.
 * What is there under its name is whole, since it got the name last. A program of another version goes.
 */
const INSTALL_SCRIPT = [
  COMMON,
  'for base in "$@" "$HOME"; do',
  `folder=$base/${FOLDER_PREFIX}$uid`,
  `if mine "$folder" && runs "$folder/$name"; then echo "${WORD} at $folder"; exit 0; fi`,
  'done',
  'source=; reason="no folder in it can be written"',
  'for base in "$@" "$HOME"; do',
  `folder=$base/${FOLDER_PREFIX}$uid; new=$folder/$name.$$`,
  '[ -d "$base" ] || continue',
  'mkdir -m 700 "$folder" 2>/dev/null || mine "$folder" || continue',
  'if [ -z "$source" ]; then cat >"$new" || continue; else cat "$source" >"$new" || continue; fi 2>/dev/null',
  'chmod 700 "$folder" "$new" || continue',
  'if runs "$new"; then',
  'for old in "$folder"/holder-*; do [ "$old" = "$new" ] || [ "$old" = "$source" ] || rm -f "$old"; done',
  'mv "$new" "$folder/$name" && found=$folder && break',
  'fi',
  'reason="what is written there can not be run (noexec, or another architecture)"',
  'if [ -z "$source" ]; then source=$new; else rm -f "$new"; rmdir "$folder" 2>/dev/null; fi',
  'done',
  'if [ -n "$source" ]; then rm -f "$source"; rmdir "${source%/*}" 2>/dev/null; fi',
  `if [ -n "$found" ]; then echo "${WORD} at $found"; else echo "${WORD} none $reason"; fi`,
].join('\n');

/** The command line that puts a program of this name in its place; the program is its standard input. */
export function installCommand(name: string): string[] {
  return ['sh', '-c', INSTALL_SCRIPT, 'sh', name, ...BASES];
}

export type Installed =
  /** The folder for holders, with the program in it. */
  { readonly kind: 'at'; readonly folder: string } | { readonly kind: 'none'; readonly reason: string };

/** What `installCommand` printed. */
export function parseInstalled(output: string): Installed {
  const [, kind, rest] = new RegExp(`${WORD} (at|none) (.+)`).exec(output) ?? [];
  if (kind === 'at' && rest?.startsWith('/')) return { kind: 'at', folder: rest };
  const said = output.trim().slice(0, 200);
  return { kind: 'none', reason: rest ?? (said === '' ? 'it has no sh, or no cat' : said) };
}

/** Takes the program away again, unless a holder's folder is beside it. */
const LEAVE_SCRIPT = [
  'for other in "$1"/*/; do [ -d "$other" ] && exit 0; done',
  'rm -f "$1"/holder-*; rmdir "$1" 2>/dev/null',
].join('\n');

/** The command line that leaves a folder for holders as it was before, if none is used. */
export function leaveCommand(folder: string): string[] {
  return ['sh', '-c', LEAVE_SCRIPT, 'sh', folder];
}

/** Prints the effective users of all processes. */
const USERS_SCRIPT = [
  'for status in /proc/[0-9]*/status; do',
  'while read -r key real effective rest; do [ "$key" = Uid: ] && echo "user $effective"; done 2>/dev/null <"$status"',
  'done',
].join('\n');

export function usersCommand(): string[] {
  return ['sh', '-c', USERS_SCRIPT];
}

/** More users than this have no processes in one container, or hide something. */
const MAX_USERS = 64;

/** The users that `usersCommand` printed, each once. */
export function parseUsers(output: string): string[] {
  const users = new Set(Array.from(output.matchAll(/^user (\d{1,10})$/gm), ([, user]) => user ?? ''));
  return [...users].slice(0, MAX_USERS);
}

/**
 * As one user: has each of its folders with a program of ours list its holders, and prints the leaders of tty sessions
 * that an exec of the host began: not the first process, their parent is outside the container (0), they have a tty (fields of /proc/PID/stat from
 * the state on: state, parent, group, session, tty), and their environment has a session of this host.
 */
const SURVEY_SCRIPT = [
  'host=$1; shift; uid=',
  'while read -r key real effective rest; do [ "$key" = Uid: ] && uid=$effective; done 2>/dev/null </proc/self/status',
  'for base in "$@" "$HOME"; do',
  `folder=$base/${FOLDER_PREFIX}$uid`,
  '[ -d "$folder" ] && [ ! -L "$folder" ] && [ -O "$folder" ] || continue',
  'for program in "$folder"/holder-*; do',
  '[ -x "$program" ] && echo "folder $folder" && "$program" list --base "$folder" && break',
  'done',
  'done',
  'for stat in /proc/[0-9]*/stat; do',
  '{ read -r line <"$stat"; } 2>/dev/null || continue',
  'pid=${stat#/proc/}; pid=${pid%/stat}; set -- ${line##*) }',
  '[ "$pid" != 1 ] && [ "$2" = 0 ] && [ "$4" = "$pid" ] && [ "$5" != 0 ] && [ "$1" != Z ] || continue',
  'shift 19; start=$1',
  'tr "\\000" "\\n" 2>/dev/null <"/proc/$pid/environ" | while read -r variable; do',
  'case "$variable" in HOLDFAST_SESSION="$host".*) echo "stray $pid $start ${variable#*=}"; break;; esac',
  'done',
  'done',
].join('\n');

/** The command line of a survey for sessions of `hostId`. */
export function surveyCommand(hostId: string): string[] {
  return ['sh', '-c', SURVEY_SCRIPT, 'sh', hostId, ...BASES];
}
