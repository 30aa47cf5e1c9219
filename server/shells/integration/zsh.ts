/**
 * Shell integration of zsh (A4). The only way to integrate with zsh is the first file that it reads. Our file is read in place
 * of the user's. It restores the user's folder, and reads the user's file.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorText, type Log } from '../../base/log.ts';

/**
 * The hooks stay last, because other hooks may set the prompt. A prompt that a later hook sets is marked when it is drawn. zsh
 * passes the status of the last command to each hook. A line that history does not store because of its leading space is not
 * reported.
 */
const FILE = `# Made by Holdfast: makes zsh mark its prompts and commands. It reads the files that zsh would read without it.
if [[ -n \${HOLDFAST_ZDOTDIR+x} ]]; then
  ZDOTDIR=$HOLDFAST_ZDOTDIR
  unset HOLDFAST_ZDOTDIR
else
  unset ZDOTDIR
fi
[[ -r \${ZDOTDIR:-$HOME}/.zshenv ]] && builtin source -- "\${ZDOTDIR:-$HOME}/.zshenv"
if [[ -o interactive && -z $__holdfast_ready ]]; then
  typeset -g __holdfast_ready=1 __holdfast_ran=
  __holdfast_quote() {
    emulate -L zsh
    local text=\${1[1,1000]}
    text=\${text//\\%/%25}; text=\${text//$'\\n'/%0A}; text=\${text//;/%3B}
    print -rn -- "\${text//[[:cntrl:]]/ }"
  }
  __holdfast_begin() {
    local entry=$1
    [[ -o histignorespace && $entry == ' '* ]] && entry=
    __holdfast_ran=1
    builtin printf '\\e]133;C;cmdline_url=%s\\a' "$(__holdfast_quote "$entry")"
  }
  __holdfast_prompt() {
    local exit_code=$?
    [[ -n $__holdfast_ran ]] && builtin printf '\\e]133;D;%s\\a' $exit_code
    __holdfast_ran=
    builtin printf '\\e]7;file://%s%s\\a' "$HOST" "$(__holdfast_quote "$PWD")"
    __holdfast_mark
    [[ $precmd_functions[-1] == __holdfast_prompt ]] && return
    precmd_functions=(\${precmd_functions:#__holdfast_prompt} __holdfast_prompt)
    autoload -Uz add-zle-hook-widget && add-zle-hook-widget line-init __holdfast_late
  }
  __holdfast_mark() {
    case $PS1 in *'133;B'*) return 1;; esac
    PS1=$'%{\\e]133;A\\a%}'$PS1$'%{\\e]133;B\\a%}'
  }
  __holdfast_late() {
    add-zle-hook-widget -d line-init __holdfast_late
    __holdfast_mark && zle reset-prompt
  }
  typeset -ga precmd_functions preexec_functions
  precmd_functions+=(__holdfast_prompt)
  preexec_functions+=(__holdfast_begin)
fi
`;

/**
 * Writes the file into a folder inside `folder`, the host's state folder. After a failure it logs the error and returns
 * undefined.
 */
export function writeZshFolder(folder: string, log: Log): string | undefined {
  const zshFolder = join(folder, 'zsh');
  try {
    mkdirSync(zshFolder, { recursive: true, mode: 0o700 });
    writeFileSync(join(zshFolder, '.zshenv'), FILE, { mode: 0o600 });
    return zshFolder;
  } catch (error) {
    log.warn({ error: errorText(error) }, 'no shell integration for zsh: its file cannot be written');
    return undefined;
  }
}

/** Returns the environment for a zsh. The user's files are in `own`, or in the home directory. */
export function zshEnvironment(zshFolder: string, own: string | undefined): Readonly<Record<string, string>> {
  return { ZDOTDIR: zshFolder, ...(own === undefined ? {} : { HOLDFAST_ZDOTDIR: own }) };
}
