// Start files of bash as people have them: each in the manner of a well-known tool, in our own words.

/** Name and text of a start file. */
export type StartFile = readonly [name: string, text: string];

/** Hooks in the manner of bash-preexec: a DEBUG trap that is set at the first prompt. */
const PREEXEC = `bash_preexec_imported=defined
precmd_functions=(); preexec_functions=()
__bp_inside=0
__bp_precmd() { local last=$? f; __bp_inside=1; for f in "\${precmd_functions[@]}"; do (exit $last); "$f"; done; }
__bp_on() { __bp_inside=0; }
__bp_debug() { [[ $__bp_inside == 1 || -n $COMP_LINE ]] && return; case $BASH_COMMAND in __bp_precmd*|__bp_on*) return;; esac
  __bp_inside=1; local f; for f in "\${preexec_functions[@]}"; do "$f" "$BASH_COMMAND"; done; }
__bp_install() { trap __bp_debug DEBUG; PROMPT_COMMAND=$'__bp_precmd\\n__bp_on'; }
PROMPT_COMMAND='__bp_install; __bp_precmd; __bp_on'
`;

const TITLE = `trap 'printf "\\e]0;%s\\a" "$BASH_COMMAND"' DEBUG\n`;

export const BASH_FILES: readonly StartFile[] = [
  ['an empty file', ''],
  ['a plain prompt', 'PS1="> "\n'],
  [
    'a colored prompt with git branch',
    'b() { echo "(main)"; }\nPS1=\'\\[\\e[32m\\]\\u:\\w\\[\\e[0m\\] $(b)\\$ \'\n',
  ],
  ['an empty prompt', 'PS1=\n'],
  ['a prompt of two lines', "PS1='\\u\\n\\$ '\n"],
  ['an exported prompt', "export PS1='$ '\n"],
  ['nounset', 'set -u\n'],
  ['errexit', 'set -e\n'],
  ['xtrace', 'set -x\n'],
  ['verbose', 'set -v\n'],
  ['all of set -euvx', 'set -euvx\n'],
  ['allexport', 'set -a\nMINE=1\n'],
  ['noglob and noclobber', 'set -f -o noclobber\n'],
  ['posix mode', 'set -o posix\n'],
  ['vi mode', 'set -o vi\n'],
  ['errtrace with a trap', 'set -E\ntrap "echo failed" ERR\n'],
  ['functrace with a trap', 'set -T\ntrap ": dbg" DEBUG\n'],
  ['extdebug with a trap', 'shopt -s extdebug\ntrap ": dbg" DEBUG\n'],
  ['a trap on exit', 'trap "echo bye" EXIT\n'],
  ['strict globs', 'shopt -s nullglob failglob extglob nocasematch\n'],
  ['a field separator', 'IFS=:\n'],
  ['prompts without expansion', 'shopt -u promptvars\n'],
  ['a hook that ends with a semicolon', 'PROMPT_COMMAND="$PROMPT_COMMAND; history -a;"\n'],
  ['a hook that ends with a line end', 'PROMPT_COMMAND="history -a\n"\n'],
  ['a hook that ends with a comment', 'PROMPT_COMMAND="echo hook # mine"\n'],
  ['a hook that is true', 'PROMPT_COMMAND=true\n'],
  ['two hooks in an array', 'a() { echo a$?; }; b() { echo b$?; }\nPROMPT_COMMAND=(a b)\n'],
  ['a hook in an array that sets the prompt', 'ps() { PS1="[$?] "; }\nPROMPT_COMMAND+=(ps)\n'],
  ['an exported hook', 'export PROMPT_COMMAND="echo hook"\n'],
  ['a readonly hook', 'readonly PROMPT_COMMAND="echo hook"\n'],
  ['a readonly prompt', 'PS1="$ "; readonly PS1\n'],
  ['a readonly start mark', 'readonly PS0=\n'],
  ['a hook that sets PS0', 'h() { PS0="start "; }\nPROMPT_COMMAND=h\n'],
  ['a PS0 of its own', "PS0='[\\t] '\nPS0='go '\n"],
  ['a title from the command', `${TITLE}PS1="> "\n`],
  ['a title from the command, and a hook', `${TITLE}PROMPT_COMMAND='printf "\\e]0;idle\\a"'\n`],
  ['a trap that logs', `trap 'echo "$BASH_COMMAND" >>"$HOME/log"' DEBUG\n`],
  ['a hook that sets a trap', `h() { trap 'T=1' DEBUG; }\nPROMPT_COMMAND=h\n`],
  ['bash-preexec', PREEXEC],
  ['bash-preexec with a prompt', `${PREEXEC}p() { PS1="<$?> "; }\nprecmd_functions+=(p)\n`],
  [
    'starship',
    `star_pre() { local s=$?; PS1="at $s > "; return $s; }\nPS0='\${STAR:$((STAR=1,0)):0}'\nPROMPT_COMMAND=star_pre\n`,
  ],
  [
    'starship with other hooks',
    `star_pre() { STAR_S=$?; [ -n "$STAR_OLD" ] && eval "$STAR_OLD"; PS1="$STAR_S > "; }\nSTAR_OLD="echo old"\nPROMPT_COMMAND=star_pre\n`,
  ],
  [
    'powerline',
    `_pl() { PS1="pl $? \\$ "; }\nif [[ $TERM != linux && ! $PROMPT_COMMAND =~ _pl ]]; then PROMPT_COMMAND="_pl; $PROMPT_COMMAND"; fi\n`,
  ],
  [
    'direnv',
    `_direnv_hook() { local s=$?; trap -- '' SIGINT; : "$(true)"; trap - SIGINT; return $s; }\nif [[ ";\${PROMPT_COMMAND[*]:-};" != *";_direnv_hook;"* ]]; then PROMPT_COMMAND="_direnv_hook\${PROMPT_COMMAND:+;$PROMPT_COMMAND}"; fi\n`,
  ],
  [
    'z',
    `_z() { :; }\ngrep -q "_z --add" <<<"$PROMPT_COMMAND" || PROMPT_COMMAND="$PROMPT_COMMAND"$'\\n''(_z --add "$(command pwd -P)" &);'\n`,
  ],
  [
    'zoxide',
    `__zo() { local r=$?; : "$PWD"; return $r; }\nif [[ \${PROMPT_COMMAND:=} != *__zo* ]]; then PROMPT_COMMAND="__zo;\${PROMPT_COMMAND#;}"; fi\n`,
  ],
  [
    'fzf',
    `__fzf_h() { local o; o=$(true) && READLINE_LINE=$o; }\nbind -m emacs-standard -x '"\\C-r": __fzf_h'\n`,
  ],
  [
    'nvm',
    `nvm() { case $1 in "exec") command true;; *) return 0;; esac; }\nexport NVM_DIR=$HOME/.nvm\n[ -s "$NVM_DIR/nvm.sh" ] && . "$NVM_DIR/nvm.sh"\n`,
  ],
  ['conda', `conda() { :; }\nCONDA_PROMPT="(base) "\nPS1="$CONDA_PROMPT$PS1"\nexport CONDA_SHLVL=1\n`],
  [
    'a virtual environment',
    `_OLD_PS1="$PS1"\nPS1="(venv) \${PS1:-}"\nexport PS1 VIRTUAL_ENV=/tmp\nhash -r\n`,
  ],
  [
    'vte',
    `__vte() { local e=$?; printf '\\e]7;file://%s%s\\e\\\\' "$HOSTNAME" "$PWD"; return $e; }\nPROMPT_COMMAND='__vte'\n`,
  ],
  [
    'vte with an array',
    `__vte() { printf '\\e]777;x\\e\\\\'; }\nPROMPT_COMMAND=('printf "\\e]0;t\\a"' __vte)\nPS0=$PS0\n`,
  ],
  [
    'systemd',
    `__osc_esc() { printf %s "$1"; }\n__sd_pre() { local s=$?; printf '\\e]3008;start=1;exit=%s\\e\\\\' "$s"; }\nPROMPT_COMMAND+=(__sd_pre)\nPS0='$(printf "\\e]3008;end=1\\e\\\\\\\\")'"\${PS0:-}"\n`,
  ],
  ['a terminal that marks by itself', `PS1='\\[\\e]133;A\\a\\]$ \\[\\e]133;B\\a\\]'\n`],
  [
    'a hardened server',
    `readonly TMOUT=900\nreadonly HISTFILE\nreadonly HISTTIMEFORMAT="%F %T "\nHISTCONTROL=\nshopt -s histappend\numask 077\nexport TMOUT\n`,
  ],
  [
    'a hardened server that logs',
    `log_it() { local s=$?; : "$(history 1)"; return $s; }\nreadonly -f log_it\nPROMPT_COMMAND='log_it'\nreadonly PROMPT_COMMAND HISTCONTROL HISTSIZE\n`,
  ],
  ['a history without size', 'HISTSIZE=0\nunset HISTFILE\n'],
  ['a history without duplicates', 'HISTCONTROL=ignoreboth:erasedups\nHISTTIMEFORMAT="%s "\n'],
  ['no history', 'set +o history\n'],
  ['a shared history', 'PROMPT_COMMAND="history -a; history -c; history -r; $PROMPT_COMMAND"\n'],
  [
    'aliases of builtins',
    "alias printf='echo p' local='echo l' set='echo s' history='echo h' case='echo c'\n",
  ],
  [
    'functions with the names of builtins',
    'printf() { command printf "$@"; }\nhistory() { echo mine; }\nset() { builtin set "$@"; }\nlocal() { builtin local "$@"; }\n',
  ],
  ['a function that stands in for builtin', 'builtin() { echo no; }\n'],
  [
    'functions that stand in for builtins',
    'set() { echo no; }\nprintf() { echo no; }\ndeclare() { echo no; }\nshopt() { echo no; }\n',
  ],
  ['variables of ours', 'readonly entry=1 status=2 path=3 known=4\n'],
  ['a return in the middle', 'PS1="> "\n[ -n "$PS1" ] && return\necho never\n'],
  ['a failing last line', 'PS1="> "\nfalse\n'],
  ['a syntax error', 'PS1="> "\nif then\n'],
  ['an unbound variable', 'PS1="> "\nset -u\necho $NO_SUCH\necho after\n'],
  ['output', 'echo welcome\nprintf "no line end"\n'],
  ['restricted from the start', 'set -r\n'],
  ['a timer', `PS0='\${T:$((T=SECONDS,0)):0}'\nPROMPT_COMMAND='E=$((SECONDS-\${T:-SECONDS}))'\n`],
  ['a prompt that counts', "PS1='\\! \\# $? \\$ '\n"],
  ['PROMPT_DIRTRIM and windows', "PROMPT_DIRTRIM=2\nshopt -s checkwinsize\nPS1='\\w \\$ '\n"],
  [
    'oh-my-bash',
    `_omb() { local s=$?; PS1="➜ $s "; }\n_omb_add() { [[ \${PROMPT_COMMAND[*]} == *"$1"* ]] || PROMPT_COMMAND+=("$1"); }\n_omb_add _omb\n`,
  ],
  [
    'liquidprompt',
    `_lp() { local -i e=$?; PS1='\${LP}'"$e> "; }\nLP=lp\nPROMPT_COMMAND=_lp\nshopt -s promptvars\n`,
  ],
  [
    'pyenv',
    `_pyenv_hook() { local r=$?; : "$(true)"; return $r; }\nif ! [[ "\${PROMPT_COMMAND:-}" =~ _pyenv_hook ]]; then PROMPT_COMMAND="_pyenv_hook;\${PROMPT_COMMAND:-}"; fi\n`,
  ],
  ['a prompt hook that unsets itself', `once() { PROMPT_COMMAND=; echo once; }\nPROMPT_COMMAND=once\n`],
];

const OPTIONS: readonly StartFile[] = [
  ['nounset', 'set -u\n'],
  ['errexit', 'set -e\n'],
  ['xtrace', 'set -x\n'],
  ['verbose', 'set -v\n'],
  ['allexport', 'set -a\n'],
];
const HOOKS: readonly StartFile[] = [
  ['a string', 'PROMPT_COMMAND="echo hook;"\n'],
  ['an array', 'h() { PS1="<$?> "; }\nPROMPT_COMMAND=(true h)\n'],
  ['a readonly string', 'readonly PROMPT_COMMAND="echo hook"\n'],
  ['a title trap', TITLE],
  ['an exported prompt and an alias', "export PS1='% '\nalias builtin=echo\n"],
  ['PS0 each time', "h() { PS0='go '; }\nPROMPT_COMMAND=h\n"],
];

/** Every option with every kind of hook, before and after it. */
export const GENERATED_FILES: readonly StartFile[] = OPTIONS.flatMap(([option, set]) =>
  HOOKS.flatMap(([hook, text]): StartFile[] => [
    [`${option}, then ${hook}`, set + text],
    [`${hook}, then ${option}`, text + set],
  ]),
);
