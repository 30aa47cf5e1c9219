/**
 * Shell integration of bash (A4). It marks prompts and commands using only environment variables, and neither reads nor writes
 * files of the user or the image. The first prompt evaluates the script, which removes itself from the environment.
 */

/** Command that bash runs before its first prompt. */
const FIRST_PROMPT = 'eval "$HOLDFAST_INTEGRATION"';

/**
 * `before` keeps the status of the last command for the user's PROMPT_COMMAND. `prompt` comes last, because PROMPT_COMMAND may
 * set PS1. PS0 is expanded when a command starts: the assignment in the offset of an empty substring runs in the shell itself,
 * but the function runs in a subshell. A line that history does not store (leading space, repetition) is not reported.
 */
const SCRIPT = `unset HOLDFAST_INTEGRATION
if [ -n "$BASH_VERSION" ] && [ "\${BASH_VERSINFO[0]}\${BASH_VERSINFO[1]}" -ge 44 ] && [ -z "$__holdfast_ready" ]; then
  __holdfast_ready=1 __holdfast_ran= __holdfast_number=
  export -n PROMPT_COMMAND
  __holdfast_quote() {
    local text=\${1:0:1000}
    text=\${text//%/%25}; text=\${text//$'\\n'/%0A}; text=\${text//;/%3B}
    printf %s "\${text//[[:cntrl:]]/ }"
  }
  __holdfast_before() { __holdfast_status=$?; return $__holdfast_status; }
  __holdfast_again() { return $__holdfast_status; }
  __holdfast_last() {
    __holdfast_entry=$(HISTTIMEFORMAT= builtin history 1 2>/dev/null)
    __holdfast_entry=\${__holdfast_entry#"\${__holdfast_entry%%[![:space:]]*}"}
    __holdfast_number=\${__holdfast_entry%%[!0-9]*}
  }
  __holdfast_begin() {
    local known=$__holdfast_number entry
    __holdfast_last
    entry=\${__holdfast_entry#"$__holdfast_number"}; entry=\${entry#[* ]}
    entry=\${entry#"\${entry%%[![:space:]]*}"}
    [ "$__holdfast_number" = "$known" ] && entry=
    printf '\\033]133;C;cmdline_url=%s\\007' "$(__holdfast_quote "$entry")"
  }
  __holdfast_prompt() {
    [ -n "$__holdfast_ran" ] && printf '\\033]133;D;%s\\007' "$__holdfast_status"
    __holdfast_ran=
    __holdfast_last
    printf '\\033]7;file://%s%s\\007' "$HOSTNAME" "$(__holdfast_quote "$PWD")"
    case $PS1 in *'133;B'*) ;; *) PS1='\\[\\033]133;A\\007\\]'$PS1'\\[\\033]133;B\\007\\]';; esac
  }
  PS0='\${__holdfast_ready:$((__holdfast_ran=1,9)):0}$(__holdfast_begin)'$PS0
  __holdfast_first='eval "$HOLDFAST_INTEGRATION"'
  PROMPT_COMMAND="__holdfast_before; \${PROMPT_COMMAND/"$__holdfast_first"/__holdfast_again}; __holdfast_prompt"
  __holdfast_status=0; __holdfast_prompt
fi`;

/** Returns the environment for a shell in a container, where only bash is supported. It is empty unless `wanted` is true. */
export function integrationEnvironment(wanted = true): Readonly<Record<string, string>> {
  return wanted ? { PROMPT_COMMAND: FIRST_PROMPT, HOLDFAST_INTEGRATION: SCRIPT } : {};
}
