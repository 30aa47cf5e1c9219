/**
 * Shell integration of fish before version 4 (A4). It runs after the user's configuration. Later versions mark commands
 * themselves.
 */

const SCRIPT = `if status is-interactive; and test (string split . -- $version)[1] -lt 4
  function __holdfast_begin --on-event fish_preexec
    set -l entry (string sub -l 1000 -- $argv[1] | string collect)
    string match -q ' *' -- $entry; and set entry ''
    printf '\\e]133;C;cmdline_url=%s\\a' (string escape --style=url -- $entry)
  end
  function __holdfast_end --on-event fish_postexec
    printf '\\e]133;D;%s\\a' $status
  end
  function __holdfast_directory --on-event fish_prompt
    printf '\\e]7;file://%s%s\\a' $hostname (string escape --style=url -- $PWD)
  end
  function __holdfast_status
    return $argv[1]
  end
  functions --copy fish_prompt __holdfast_own_prompt
  function fish_prompt
    set -l last $status
    printf '\\e]133;A\\a'
    __holdfast_status $last
    __holdfast_own_prompt
    printf '\\e]133;B\\a'
  end
end`;

/** Arguments for an interactive fish. */
export const FISH_ARGUMENTS: readonly string[] = ['--init-command', SCRIPT];
