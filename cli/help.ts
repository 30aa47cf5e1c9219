/** What `--help` prints. */

export const HELP = `holdfast: sessions on a Holdfast server, from a terminal or a script

usage: holdfast COMMAND --server URL --token-file FILE

  list                 your sessions (--json)
  list targets         where shells can be opened (--json)
  open TARGET [-- COMMAND…]
                       open a session and attach to it; TARGET is local, a container's name or id,
                       service:NAME (#TASK for one task) or compose:PROJECT/SERVICE (#NUMBER for one container)
                       (--user NAME, --directory PATH; --detach prints the ID and leaves it running)
  attach ID            attach to a session, and come back to it through every loss of the network
  end ID               end a session's shell
  log ID               everything a session printed, as text (--raw: its bytes, --asciicast: with times)

  --server URL         ws:// or wss:// address (or HOLDFAST_SERVER)
  --token-file FILE    a file with your token, or a line user:token (or HOLDFAST_TOKEN_FILE)
  --quiet              say nothing about the link: the output is the session's bytes alone
  --help, --version

In a terminal, Enter ~ . detaches, and Enter ~ ~ types a ~.
Exit codes: the shell's own after open and attach; 2 wrong usage, 3 server not reached, 4 token or version rejected,
5 no such session or target, 6 the session ended without its shell's doing.
`;
