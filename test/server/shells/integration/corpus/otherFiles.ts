// Start files of zsh and fish as people have them, in our own words.
import type { StartFile } from './bashFiles.ts';

const OH_MY = `autoload -Uz add-zsh-hook
omz_title() { print -n "\\e]0;idle\\a" }
omz_run() { print -n "\\e]0;$1\\a" }
add-zsh-hook precmd omz_title
add-zsh-hook preexec omz_run
setopt prompt_subst
PROMPT='%(?:%F{green}ok :%F{red}no )%f%c '
`;

export const ZSH_FILES: readonly StartFile[] = [
  ['an empty file', ''],
  ['a plain prompt', 'PS1="> "\n'],
  ['an exported prompt', 'export PS1="> "\n'],
  ['oh-my-zsh', OH_MY],
  ['oh-my-zsh with nounset', `${OH_MY}setopt nounset\n`],
  ['starship', 'sp() { PROMPT="at $? > " }\nprecmd_functions+=(sp)\nsetopt promptsubst\n'],
  ['pure', 'pp() { print; PROMPT="> " }\nautoload -Uz add-zsh-hook\nadd-zsh-hook precmd pp\n'],
  ['precmd and preexec', 'precmd() { echo pre$? }\npreexec() { echo "run $1" }\n'],
  ['hooks that replace all', 'mine() { echo mine }\nprecmd_functions=(mine)\n'],
  ['no command hooks', 'preexec_functions=()\n'],
  ['readonly hooks', 'mine() { echo mine }\ntypeset -ra precmd_functions=(mine)\n'],
  ['a readonly prompt', 'PS1="> "; readonly PS1\n'],
  ['nounset', 'setopt nounset\n'],
  ['errexit', 'setopt errexit\n'],
  ['errreturn', 'setopt errreturn\n'],
  ['xtrace', 'setopt xtrace\n'],
  ['verbose', 'setopt verbose\n'],
  ['allexport', 'setopt allexport\nMINE=1\n'],
  ['arrays of ksh', 'setopt ksharrays shwordsplit\n'],
  ['extended globs', 'setopt extendedglob nullglob nonomatch\n'],
  ['prompts without percent', 'setopt nopromptpercent\nPS1="> "\n'],
  ['prompts with bang', 'setopt promptbang promptsubst\nPS1="! > "\n'],
  ['vi mode with a line hook', 'bindkey -v\nzle-line-init() { : }\nzle -N zle-line-init\n'],
  [
    'direnv',
    '_dh() { trap -- "" SIGINT; : "$(true)"; trap - SIGINT }\ntypeset -ag precmd_functions\nprecmd_functions=(_dh $precmd_functions)\n',
  ],
  ['vte', 'v() { print -n "\\e]7;file://$HOST$PWD\\a" }\nprecmd_functions+=(v)\n'],
  ['aliases of builtins', "alias printf='echo p' emulate='echo e' local='echo l'\nalias -g running=x\n"],
  [
    'a history without spaces',
    'setopt histignorespace sharehistory\nHISTSIZE=50 SAVEHIST=50 HISTFILE=~/.h\n',
  ],
  ['posix mode', 'setopt posixbuiltins posixargzero\n'],
  ['output', 'echo welcome\nprint -n "no line end"\n'],
  ['a syntax error', 'PS1="> "\nif then\n'],
  ['a debug trap', "trap ': dbg' DEBUG\n"],
];

export const FISH_FILES: readonly StartFile[] = [
  ['an empty file', ''],
  ['a plain prompt', 'function fish_prompt; echo -n "> "; end\n'],
  ['a prompt with a status', 'function fish_prompt; echo -n "$status-$pipestatus> "; end\n'],
  [
    'starship',
    'function fish_prompt; set -l s $status; echo -n "at $s > "; end\nfunction fish_mode_prompt; end\n',
  ],
  [
    'hooks',
    'function a --on-event fish_prompt; echo a; end\nfunction b --on-event fish_preexec; echo b; end\n',
  ],
  [
    'a hook that sets the prompt',
    'function a --on-event fish_prompt; function fish_prompt; echo -n "x> "; end; end\n',
  ],
  ['vi keys', 'fish_vi_key_bindings\n'],
  ['an abbreviation and aliases', 'abbr -a g git\nalias ll "ls -l"\n'],
];
