/** What `--help` prints. */

export const HELP = `holdfast: sessions on a Holdfast server, from a terminal or a script

usage: holdfast COMMAND --server URL --token-file FILE

  list                 your sessions (--json)
  list targets         containers and machines where shells can be opened (--json)
  open TARGET [-- COMMAND…]
                       open a session and attach to it; TARGET is local, a container's name or ID,
                       service:NAME (#TASK for one task) or compose:PROJECT/SERVICE (#NUMBER for one container)
                       (--user NAME, --directory PATH; --detach prints the session ID and exits)
  attach ID            attach to a session; reconnects whenever the network is lost
  end ID               end a session and its shell
  log ID               print the output of a session as text (--raw: exact bytes, --asciicast: with times)

  --server URL         ws:// or wss:// address (or HOLDFAST_SERVER)
  --token-file FILE    a file with your token, alone or as user:token (or HOLDFAST_TOKEN_FILE)
  --quiet              do not report the connection; write the session's bytes only
  --help, --version

In a terminal, press Enter ~ . to detach, and Enter ~ ~ to type a ~.
Exit codes: the shell's own after open and attach; 2 wrong usage, 3 server not reached, 4 token or version rejected,
5 no such session or target, or refused, 6 the session was ended, or its container or engine was lost.
`;
