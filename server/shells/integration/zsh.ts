/**
 * Shell integration of zsh (A4). zsh has no other entry point than its first file: ours is read in place of the user's,
 * restores the user's folder, and reads the user's file.
 */

/**
 * The hooks stay last, since others may set the prompt; a prompt that a later hook sets is marked when it is drawn. State is
 * an associative array, which is never exported. A command is marked only after a marked prompt, and only while the hook
 * that marks its end is in place. A line that history does not store for its leading space is not reported. A line that
 * replaces the shell is not marked, since nothing could end it.
 */
export const ZSH_FILE = `# Made by Holdfast: makes zsh mark its prompts and commands. It reads the files that zsh would read without it.
if [[ -n \${HOLDFAST_ZDOTDIR+x} ]]; then
  ZDOTDIR=$HOLDFAST_ZDOTDIR
  unset HOLDFAST_ZDOTDIR
else
  unset ZDOTDIR
fi
if [[ -n \${HOLDFAST_TEMPORARY+x} ]]; then
  command rm -f -- "$HOLDFAST_TEMPORARY/.zshenv" && command rmdir -- "$HOLDFAST_TEMPORARY"
  unset HOLDFAST_TEMPORARY
fi >/dev/null 2>&1
if [[ -o interactive ]]; then
  typeset -gA __holdfast
  __holdfast=(id "$$-$RANDOM$RANDOM" running 0 marked 0)
  __holdfast[start]=$'%{\\e]133;A;aid='$__holdfast[id]$';host='$HOST$'\\a%}'
  __holdfast[end]=$'%{\\e]133;B;aid='$__holdfast[id]$'\\a%}'
  __holdfast[exec]='(^|[;&|({!]|do|then|else|builtin|command|time)[[:space:]]*exec[[:space:]]+[^0-9<>&{[:space:]]|precmd_functions='
  __holdfast_begin() {
    {
      __holdfast[status]=$?
      builtin emulate -L zsh
      builtin setopt no_err_exit no_err_return no_xtrace no_verbose
      builtin local MATCH MBEGIN MEND
      builtin local -a match mbegin mend
      [[ $__holdfast[running] == 1 ]] && builtin printf '\\e]133;D;%s;aid=%s\\a' $__holdfast[status] $__holdfast[id] >&3
      __holdfast[running]=0
      [[ $__holdfast[marked] == 1 && -n \${(M)precmd_functions:#__holdfast_prompt} ]] || return 0
      [[ $3 =~ $__holdfast[exec] ]] && return 0
      [[ \${functions[\${3%%[[:space:];|&]*}]-} =~ $__holdfast[exec] ]] && return 0
      __holdfast[line]=\${1[1,1000]}
      [[ $__holdfast[ignorespace] == 1 && $1 == ' '* ]] && __holdfast[line]=
      __holdfast[line]=\${__holdfast[line]//\\%/%25}
      __holdfast[line]=\${__holdfast[line]//$'\\n'/%0A}
      __holdfast[line]=\${__holdfast[line]//;/%3B}
      __holdfast[line]=\${__holdfast[line]//[[:cntrl:]]/ }
      builtin printf '\\e]133;C;aid=%s;cmdline_url=%s\\a' $__holdfast[id] "$__holdfast[line]" >&3
      __holdfast[running]=1
    } 3>&1 >/dev/null 2>&1
    return 0
  }
  __holdfast_prompt() {
    {
      __holdfast[status]=$?
      __holdfast[ignorespace]=0
      if [[ -o hist_ignore_space ]]; then __holdfast[ignorespace]=1; fi
      __holdfast[percent]=0
      if [[ -o prompt_percent ]]; then __holdfast[percent]=1; fi
      builtin emulate -L zsh
      builtin setopt no_err_exit no_err_return no_xtrace no_verbose
      [[ $__holdfast[running] == 1 ]] && builtin printf '\\e]133;D;%s;aid=%s\\a' $__holdfast[status] $__holdfast[id] >&3
      __holdfast[running]=0
      __holdfast[path]=\${PWD//\\%/%25}
      __holdfast[path]=\${__holdfast[path]//;/%3B}
      [[ $__holdfast[path] == *[[:cntrl:]]* ]] ||
        builtin printf '\\e]7;file://%s%s\\a' "$HOST" "$__holdfast[path]" >&3
      __holdfast_mark
      __holdfast_place
    } 3>&1 >/dev/null 2>&1
    return $__holdfast[status]
  }
  __holdfast_mark() {
    __holdfast[marked]=0
    [[ \${(t)PS1} == *readonly* ]] && return 1
    [[ \${(t)PS1} == *export* ]] && builtin typeset -g +x PS1
    if [[ -z \${(M)preexec_functions:#__holdfast_begin} ]]; then
      [[ \${(t)preexec_functions} == *readonly* ]] && __holdfast[percent]=0
      [[ \${(t)preexec_functions} == *readonly* ]] || preexec_functions+=(__holdfast_begin)
    fi
    if [[ $__holdfast[percent] == 0 ]]; then
      __holdfast_unmark
      return 1
    fi
    __holdfast[marked]=1
    [[ $PS1 == "$__holdfast[start]"*"$__holdfast[end]" ]] && return 1
    __holdfast_unmark
    PS1=$__holdfast[start]$PS1$__holdfast[end]
    return 0
  }
  __holdfast_unmark() {
    PS1=\${\${PS1//"$__holdfast[start]"/}//"$__holdfast[end]"/}
  }
  __holdfast_place() {
    [[ $precmd_functions[-1] == __holdfast_prompt ]] && return 0
    [[ \${(t)precmd_functions} == *readonly* ]] && return 0
    precmd_functions=(\${precmd_functions:#__holdfast_prompt} __holdfast_prompt)
    builtin autoload -Uz add-zle-hook-widget
    add-zle-hook-widget line-init __holdfast_late
    return 0
  }
  __holdfast_late() {
    {
      builtin emulate -L zsh
      builtin setopt no_err_exit no_err_return no_xtrace no_verbose
      add-zle-hook-widget -d line-init __holdfast_late
    } >/dev/null 2>&1
    { __holdfast_mark } >/dev/null 2>&1 && zle reset-prompt
    return 0
  }
  typeset -ga precmd_functions preexec_functions
  precmd_functions+=(__holdfast_prompt)
  preexec_functions+=(__holdfast_begin)
fi
if [[ -r \${ZDOTDIR:-$HOME}/.zshenv ]]; then
  builtin source -- "\${ZDOTDIR:-$HOME}/.zshenv"
fi
`;

/** Environment for a zsh whose user has its files in `own`, or in the home directory. */
export function zshEnvironment(zshFolder: string, own: string | undefined): Readonly<Record<string, string>> {
  return { ZDOTDIR: zshFolder, ...(own === undefined ? {} : { HOLDFAST_ZDOTDIR: own }) };
}

/** Arguments that start an interactive shell with the user's files and nothing else. */
const INTERACTIVE: readonly string[] = ['-l', '--login', '-i', '--interactive'];

/** True if these arguments start an interactive shell that reads the user's files. */
export function isPlainZsh(args: readonly string[]): boolean {
  return args.every((arg) => INTERACTIVE.includes(arg));
}

/**
 * Lines of a sh script that execute the zsh of its arguments with the integration. zsh reads its first file from a folder only,
 * so the file is in a temporary folder, which it removes when it has been read. Without such a folder there are no marks.
 */
export const EXECUTE_ZSH = [
  'if holdfast_folder=$(mktemp -d 2>/dev/null); then',
  `if cat >"$holdfast_folder/.zshenv" 2>/dev/null <<'HOLDFAST_END'`,
  `${ZSH_FILE}HOLDFAST_END`,
  'then',
  'if [ -n "${ZDOTDIR+x}" ]; then export HOLDFAST_ZDOTDIR="$ZDOTDIR"; fi',
  'export ZDOTDIR="$holdfast_folder" HOLDFAST_TEMPORARY="$holdfast_folder"',
  'else rm -rf "$holdfast_folder"; fi',
  'fi',
  'exec "$@"',
].join('\n');
