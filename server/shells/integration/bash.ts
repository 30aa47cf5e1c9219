/**
 * Shell integration of bash (A4). bash reads our file in place of the user's start files; our file reads those and installs
 * marks last. Decision 30 explains the design.
 */

/** Environment variable that names the file for a login shell; POSIX mode reads it before any other file. */
const START_FILE = 'ENV';

/**
 * Reads the user's files, and then adds marks to PS1 and PS0. One group, which bash parses before it runs anything, so that
 * aliases and `set -v` of the user's files do not reach it.
 *
 * - State is an array: arrays are never exported. Functions use positional parameters, since variables may be readonly.
 * - Forks happen only at a command, in PS0. A prompt costs parameter expansions. Substitutions are parsed when they run, so
 *   that their commands are quoted against aliases.
 * - Element 0 is 2 while a marked command runs. It is 3 after its end was put into a prompt, because bash does not show the
 *   prompts between lines that were pasted at once.
 * - Other elements: [3] is the next history number, [5] identifies the shell, [6] matches `exec`, [7] and [8] surround PS1,
 *   [9] precedes PS0, [10] is the place of the hook, [11] is its call.
 * - The hook marks a prompt that another hook has replaced. It is not placed where `set -v` or a DEBUG trap would show it.
 * - A line that history does not store is not reported. A line that replaces the shell is not marked: nothing could end it.
 */
export const BASH_FILE = `{
__holdfast_allows() {
  builtin set +aeEfuvxT
  ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) || return 1
  case $2 in *r*) return 1;; esac
  builtin shopt -q restricted_shell && return 1
  builtin shopt -q promptvars || return 1
  [[ \${BLE_VERSION-} ]] && return 1
  case $(\\builtin type -t builtin) in alias|builtin) ;; *) return 1;; esac
  case \${PS0@a}\${PS1@a} in *[rnAai]*) return 1;; esac
  if [[ $1 == static ]]; then
    builtin set -- "$1" "$2" "$3" "$(\\builtin declare -p PROMPT_COMMAND 2>/dev/null; \\builtin declare -f)"
    [[ $4 == *PS0[=]* ]] && return 1
    [[ $3 ]] || return 0
    case $2 in *T*) return 1;; esac
    builtin shopt -q extdebug && return 1
    __holdfast_harmless "$3"
    return
  fi
  case $2 in *v*) return 1;; esac
  [[ $3 ]] && return 1
  [[ \${bash_preexec_imported-}\${__bp_imported-} ]] && return 0
  builtin set -- "$(\\builtin declare -p PROMPT_COMMAND 2>/dev/null)"
  [[ $1 == *DEBUG* ]] && return 1
  builtin set -- "\${1#declare }"
  [[ \${1%% *} == *[rxAni]* ]] && return 1
  [[ ! $(\\builtin declare -f) =~ trap[[:space:]][^$'\\n']*[[:space:]]DEBUG ]]
}
__holdfast_harmless() {
  builtin set -- "\${1#*\\'}"
  builtin set -- "$1" "\${1%%[[:space:]\\;\\']*}"
  builtin declare -F -- "$2" >/dev/null && builtin set -- "$1$(\\builtin declare -f -- "$2")"
  [[ $1 != *[\\>\\|]* && $1 != *logger* && $1 != *systemd-cat* ]]
}
__holdfast_begin() {
  builtin set +aeEfuvxT
  case \${PS1-} in *"\${__holdfast[7]}"*) ;; *) builtin printf 1; return 0;; esac
  if ((__holdfast[0] == 2)) || { ((__holdfast[0] == 3)) && __holdfast_hooked; }; then
    builtin printf '\\033]133;D;%s;aid=%s\\007' "$1" "\${__holdfast[5]}" >&3
  fi
  __holdfast[20]=\${HISTTIMEFORMAT-}
  case \${HISTTIMEFORMAT@a} in *r*) ;; *) HISTTIMEFORMAT= __holdfast[20]=;; esac
  builtin set -- "$(\\builtin history 1)"
  builtin set -- "\${1#"\${1%%[![:space:]]*}"}"
  builtin set -- "\${1%%[!0-9]*}" "\${1#"\${1%%[!0-9]*}"}"
  builtin set -- "$1" "\${2#[* ]}"
  if [[ \${__holdfast[20]} ]]; then
    builtin printf -v '__holdfast[21]' "%(\${__holdfast[20]})T" -1
    case $2 in *"\${__holdfast[21]}"*) builtin set -- "$1" "\${2#*"\${__holdfast[21]}"}";; *) builtin set -- "$1" '';; esac
  fi
  builtin set -- "$1" "\${2#"\${2%%[![:space:]]*}"}"
  ((\${1:-0} >= __holdfast[3])) || builtin set -- '' ''
  if __holdfast_execs "$2" || [[ \${__holdfast[10]} == static && $2 == *PS1=* ]]; then
    builtin printf 1
    return 0
  fi
  builtin set -- "$1" "\${2:0:1000}"
  builtin set -- "$1" "\${2//%/%25}"
  builtin set -- "$1" "\${2//$'\\n'/%0A}"
  builtin set -- "$1" "\${2//;/%3B}"
  builtin printf '\\033]133;C;aid=%s;cmdline_url=%s\\007' "\${__holdfast[5]}" "\${2//[[:cntrl:]]/ }" >&3
  builtin printf '2%s' "\${1:+,__holdfast[3]=$1+1}"
}
__holdfast_hooked() {
  case \${__holdfast[10]} in
    array) [[ \${PROMPT_COMMAND[*]} == *"\${__holdfast[11]}"* ]];;
    preexec) [[ \${precmd_functions[*]} == *__holdfast_hook* ]];;
    *) return 1;;
  esac
}
__holdfast_execs() {
  [[ $1 =~ \${__holdfast[6]} ]] && return 0
  builtin set -- "\${1%%[[:space:]\\;|&]*}"
  [[ $1 ]] || return 1
  [[ \${BASH_ALIASES[$1]-} =~ \${__holdfast[6]} ]] && return 0
  builtin declare -F -- "$1" >/dev/null && [[ $(\\builtin declare -f -- "$1") =~ \${__holdfast[6]} ]]
}
__holdfast_hook() {
  builtin set -- "$?" "$-"
  builtin local -
  builtin set +aeEfuvxT
  if ((__holdfast[0] == 2)) && [[ \${__holdfast[10]} != scalar || $PROMPT_COMMAND != *"\${__holdfast[11]}" ]]; then
    [[ \${__holdfast[10]} == scalar ]] && builtin set -- '' "$2"
    builtin printf '\\033]133;D;%s;aid=%s\\007' "$1" "\${__holdfast[5]}"
    __holdfast[0]=1
  fi
  case $2 in *v*) __holdfast[10]=static; __holdfast_place;; esac
  case \${__holdfast[10]} in
    array) case \${PROMPT_COMMAND[@]: -1} in "\${__holdfast[11]}") ;; *) __holdfast_place;; esac;;
    scalar) case $PROMPT_COMMAND in *"\${__holdfast[11]}") ;; *) __holdfast_place;; esac;;
    preexec) case \${precmd_functions[@]: -1} in __holdfast_hook) ;; *) __holdfast_place;; esac;;
  esac
  __holdfast_mark
  return 0
}
__holdfast_place() {
  case \${PROMPT_COMMAND@a} in *r*) return;; esac
  case \${__holdfast[10]} in
    scalar)
      PROMPT_COMMAND=\${PROMPT_COMMAND-}
      PROMPT_COMMAND=\${PROMPT_COMMAND//$'\\n'"\${__holdfast[11]}"/}$'\\n'\${__holdfast[11]}
      ;;
    array)
      __holdfast_without "\${__holdfast[11]}" "\${PROMPT_COMMAND[@]}"
      PROMPT_COMMAND=("\${__holdfast_others[@]}" "\${__holdfast[11]}")
      ;;
    preexec)
      __holdfast_without __holdfast_hook "\${precmd_functions[@]}"
      precmd_functions=("\${__holdfast_others[@]}" __holdfast_hook)
      ;;
    static)
      __holdfast_without "\${__holdfast[11]}" "\${PROMPT_COMMAND[@]}"
      PROMPT_COMMAND=("\${__holdfast_others[@]//$'\\n'"\${__holdfast[11]}"/}")
      ;;
  esac
}
__holdfast_without() {
  __holdfast_others=()
  while (($# > 1)); do
    [[ $2 == "$1" ]] || __holdfast_others+=("$2")
    builtin set -- "$1" "\${@:3}"
  done
}
__holdfast_mark() {
  case \${PS0@a}\${PS1@a} in *[rnAai]*) return;; esac
  if ! builtin shopt -q promptvars; then
    builtin set -- "\${PS1//"\${__holdfast[7]}"/}"
    PS1=\${1//"\${__holdfast[8]}"/}
    builtin printf -v PS0 %s "\${PS0//"\${__holdfast[9]}"/}"
    return
  fi
  builtin export -n PS0 PS1
  case \${PS1-} in
    "\${__holdfast[7]}"*"\${__holdfast[8]}") ;;
    *)
      builtin set -- "\${PS1//"\${__holdfast[7]}"/}"
      PS1=\${__holdfast[7]}\${1//"\${__holdfast[8]}"/}\${__holdfast[8]}
      ;;
  esac
  case \${PS0-} in *"\${__holdfast[9]}"*) ;; *) builtin printf -v PS0 %s "\${__holdfast[9]}\${PS0-}";; esac
}
__holdfast_install() {
  builtin local -
  builtin set +aeEfuvxT
  __holdfast=(1 '' x 0 '\\x0a' "$$-$RANDOM$RANDOM")
  __holdfast[6]=$'(^|[;&|({!\\n]|do|then|else|builtin|command|time)[[:space:]]*exec[[:space:]]+[^0-9<>&{[:space:]]'
  __holdfast[7]='\\[\${__holdfast[2]:$((__holdfast[3]=\\!)):0}\${__holdfast[12]@P}\\]'
  __holdfast[8]='\\[\${__holdfast[13]}\\]'
  __holdfast[9]='\${__holdfast[2]:$((__holdfast[0]=0$({ __holdfast_begin "$?"; } 3>&2 2>/dev/null))):0}'
  __holdfast[11]='{ __holdfast_hook; } 2>/dev/null'
  __holdfast[12]='\${__holdfast[__holdfast[0]==2?2:1]:+\\e]133;D;$?;aid=\${__holdfast[5]}\\a}'
  __holdfast[12]+='\${__holdfast[2]:$((__holdfast[0]+=__holdfast[0]==2)):0}'
  __holdfast[12]+='\\e]633;P;Cwd=\${PWD//[[:cntrl:]]/\${__holdfast[4]}}\\a'
  __holdfast[12]+='\\e]133;A;aid=\${__holdfast[5]};host=\${HOSTNAME-}\\a'
  __holdfast[13]=$'\\e]133;B;aid='\${__holdfast[5]}$'\\a'
  if [[ $1 == static ]]; then __holdfast[10]=static
  elif [[ \${bash_preexec_imported-}\${__bp_imported-} ]]; then __holdfast[10]=preexec
  elif ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then __holdfast[10]=array
  else __holdfast[10]=scalar
  fi
  [[ \${__holdfast[10]} == static ]] || __holdfast_place
  __holdfast_mark
  return 0
}
if shopt -q login_shell; then
  set +o posix
  unset -v ENV
  if [ -n "\${HOLDFAST_ENV+x}" ]; then export ENV="$HOLDFAST_ENV"; unset -v HOLDFAST_ENV; fi
  if [ "\${HISTFILE-}" = "$HOME/.sh_history" ]; then HISTFILE=$HOME/.bash_history; fi
  if [ "\${MAILCHECK-}" = 600 ]; then MAILCHECK=60; fi
  if [ -e /etc/profile ]; then . /etc/profile; fi
  if [ -r ~/.bash_profile ]; then . ~/.bash_profile
  elif [ -r ~/.bash_login ]; then . ~/.bash_login
  elif [ -r ~/.profile ]; then . ~/.profile
  fi
elif [ -e ~/.bashrc ]; then . ~/.bashrc
fi
{
if (__holdfast_allows hook "$-" "$(\\builtin trap -p DEBUG)") >&62; then __holdfast_install hook
elif (__holdfast_allows static "$-" "$(\\builtin trap -p DEBUG)") >&62; then { __holdfast_install static; } >&62
fi
} 2>&62
} 62>/dev/null
`;

/** Arguments of an interactive shell. */
const LOGIN: readonly string[] = ['-l', '--login'];
const INTERACTIVE: readonly string[] = [...LOGIN, '-i'];

/** True if these arguments start an interactive shell with the user's start files and nothing else. */
export function isPlainBash(args: readonly string[]): boolean {
  return args.every((arg) => INTERACTIVE.includes(arg));
}

/**
 * Arguments and environment with which bash reads `file`.
 * @param ownEnv value of `ENV` that the user has set for other shells.
 */
export function bashIntegration(
  file: string,
  args: readonly string[],
  ownEnv?: string,
): { readonly args: readonly string[]; readonly environment: Readonly<Record<string, string>> } {
  if (!args.some((arg) => LOGIN.includes(arg))) return { args: ['--rcfile', file], environment: {} };
  const own = ownEnv === undefined ? {} : { HOLDFAST_ENV: ownEnv };
  return { args: ['--posix'], environment: { [START_FILE]: file, ...own } };
}

/** Descriptor from which bash reads the file in a container; no file is written there. */
const FD = 9;

/** bash before 4.4 has no PS0, and bash 3.2 cannot read its start file from a pipe. */
const launch = (start: string): string =>
  `if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) && [[ -r /dev/fd/${FD} ]]; then ${start}; fi; exec "$0" "$@" ${FD}<&-`;

/** Line of a sh script that executes the bash of its arguments with the integration; `args` are those after its name. */
export function executeBash(args: readonly string[]): string {
  const start = args.some((arg) => LOGIN.includes(arg))
    ? `[[ \${ENV+x} ]] && export HOLDFAST_ENV="$ENV"; ENV=/dev/fd/${FD} exec "$0" --posix "$@"`
    : `exec "$0" --rcfile /dev/fd/${FD} "$@"`;
  return [
    `exec "$1" --norc --noprofile -p -c '${launch(start)}' "$@" ${FD}<<'HOLDFAST_END'`,
    `exec ${FD}<&-`,
    `${BASH_FILE}HOLDFAST_END`,
  ].join('\n');
}
