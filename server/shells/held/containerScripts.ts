/** Scripts that install, remove and find holders in containers. They need sh, cat, chmod, mkdir, mv, rm and rmdir. */

/** Beginning of a script's result line, which distinguishes it from output of the image's programs. */
const RESULT = 'holdfast-holder-place';
/** Prefix of the folder for one user's holders. The user id follows it. */
const FOLDER_PREFIX = '.holdfast-';
/**
 * Folders in which a program can usually be written and executed, best first. In a read-only container often only /dev/shm and
 * /run are writable, and /dev/shm is noexec by default.
 */
const BASES = ['/tmp', '/var/tmp', '/run', '/dev/shm'];

/**
 * Common functions. `mine` accepts only a folder of this user, because another user may have created a folder or symbolic link
 * of that name in a shared folder. Field 2 of `Uid:` in /proc/PID/status is the effective user (proc(5)).
 */
const COMMON = [
  'name=$1; shift; umask 077; uid=',
  'while read -r key real effective rest; do [ "$key" = Uid: ] && uid=$effective; done 2>/dev/null </proc/self/status',
  '[ -n "$uid" ] || uid=$(id -u)',
  'mine() { [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ]; }',
  'runs() { case "$("$1" --version 2>/dev/null)" in holdfast-holder*) return 0;; esac; return 1; }',
].join('\n');

/**
 * Prints the first folder that has an executable holder program. Otherwise it installs the program from standard input into the
 * first folder that allows it. A file with the program's name is complete, because renaming is the last step. Programs of other
 * versions are removed.
 */
const INSTALL_SCRIPT = [
  COMMON,
  'for base in "$@" "$HOME"; do',
  `folder=$base/${FOLDER_PREFIX}$uid`,
  `if mine "$folder" && runs "$folder/$name"; then echo "${RESULT} at $folder"; exit 0; fi`,
  'done',
  'source=; reason="it has no writable folder"',
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
  'reason="what is written there cannot be executed (noexec, or another architecture)"',
  'if [ -z "$source" ]; then source=$new; else rm -f "$new"; rmdir "$folder" 2>/dev/null; fi',
  'done',
  'if [ -n "$source" ]; then rm -f "$source"; rmdir "${source%/*}" 2>/dev/null; fi',
  `if [ -n "$found" ]; then echo "${RESULT} at $found"; else echo "${RESULT} none $reason"; fi`,
].join('\n');

/** Returns the command line that installs a program with this name from its standard input. */
export function installCommand(name: string): string[] {
  return ['sh', '-c', INSTALL_SCRIPT, 'sh', name, ...BASES];
}

export type Installed =
  /** Folder that contains the program and can contain holders. */
  { readonly kind: 'at'; readonly folder: string } | { readonly kind: 'none'; readonly reason: string };

/** Parses the output of `installCommand`. */
export function parseInstalled(output: string): Installed {
  const [, kind, rest] = new RegExp(`${RESULT} (at|none) (.+)`).exec(output) ?? [];
  if (kind === 'at' && rest?.startsWith('/')) return { kind: 'at', folder: rest };
  const quote = output.trim().slice(0, 200);
  return { kind: 'none', reason: rest ?? (quote === '' ? 'it has no sh or no cat' : quote) };
}

/** Removes the program and its folder, unless the folder still contains a holder's folder. */
const UNINSTALL_SCRIPT = [
  'for other in "$1"/*/; do [ -d "$other" ] && exit 0; done',
  'rm -f "$1"/holder-*; rmdir "$1" 2>/dev/null',
].join('\n');

/** Returns the command line that removes an unused folder for holders. */
export function uninstallCommand(folder: string): string[] {
  return ['sh', '-c', UNINSTALL_SCRIPT, 'sh', folder];
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

/** Max users of one container whose folders are searched. */
const MAX_USERS = 64;

/** Returns the distinct users in the output of `usersCommand`. */
export function parseUsers(output: string): string[] {
  const users = new Set(Array.from(output.matchAll(/^user (\d{1,10})$/gm), ([, user]) => user ?? ''));
  return [...users].slice(0, MAX_USERS);
}

/**
 * Lists the holders in the user's folders, and prints the leaders of tty sessions that an exec of the host started. Such a
 * leader is not the first process. It has a parent outside of the container (0), a tty, and a session of this host in its
 * environment. Fields of /proc/PID/stat from the state: state, parent, group, session, tty.
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

/** Returns the command line that searches, as one user, for shells of sessions of `hostId`. */
export function surveyCommand(hostId: string): string[] {
  return ['sh', '-c', SURVEY_SCRIPT, 'sh', hostId, ...BASES];
}
