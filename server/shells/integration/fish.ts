/**
 * Shell integration of fish before version 4 (A4). It runs after the user's configuration. Later versions mark commands
 * themselves.
 */

/**
 * The prompt is wrapped again whenever another function replaced it. A line that replaces the shell is not marked, since
 * nothing could end it.
 */
const SCRIPT = `if status is-interactive; and test (string split . -- $version)[1] -lt 4
  set -g __holdfast_id $fish_pid-(random)
  function __holdfast_begin --on-event fish_preexec
    set -g __holdfast_running 0
    functions -q __holdfast_own_prompt; or return
    string match -rq '(^|[;&|({!]|\\b(and|or|not|begin|then|else|builtin|command|time)\\b)\\s*exec\\s+[^0-9<>&\\s]' -- $argv[1]; and return
    set -l word (string match -r '^\\s*[^\\s;|&]+' -- $argv[1] | string trim)
    functions -q -- "$word"; and functions -- "$word" | string match -rq '^\\s*exec\\s+[^0-9<>&\\s]'; and return
    set -l entry (string sub -l 1000 -- $argv[1] | string collect)
    string match -q ' *' -- $entry; and set entry ''
    set -g __holdfast_running 1
    printf '\\e]133;C;aid=%s;cmdline_url=%s\\a' $__holdfast_id (string escape --style=url -- $entry)
  end
  function __holdfast_end --on-event fish_postexec
    set -l last $status
    test "$__holdfast_running" = 1; and printf '\\e]133;D;%s;aid=%s\\a' $last $__holdfast_id
    set -g __holdfast_running 0
  end
  function __holdfast_prompt --on-event fish_prompt
    functions -q fish_prompt; or return
    if not functions fish_prompt | string match -q '*__holdfast_own_prompt*'
      functions -e __holdfast_own_prompt
      functions --copy fish_prompt __holdfast_own_prompt 2>/dev/null; or return
      function fish_prompt
        __holdfast_own_prompt
        printf '\\e]133;B;aid=%s\\a' $__holdfast_id
      end
    end
    printf '\\e]7;file://%s%s\\a\\e]133;A;aid=%s;host=%s\\a' $hostname (string escape --style=url -- $PWD) $__holdfast_id $hostname
  end
end`;

/** Arguments for an interactive fish. */
export const FISH_ARGUMENTS: readonly string[] = ['--init-command', SCRIPT];
