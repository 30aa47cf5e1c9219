/** Text of `--help`. */

export const HELP = `holdfast: use sessions on a Holdfast server from a terminal or a script

usage: holdfast COMMAND --server URL --token-file FILE

commands:
  list                 list your sessions (--json)
  list targets         list the containers and machines where shells can be opened (--json)
  open TARGET [-- COMMAND…]
                       open a session and attach to it. TARGET is local, the name or ID of a container,
                       service:NAME (#TASK for one task) or compose:PROJECT/SERVICE (#NUMBER for one container)
                       (--user NAME, --directory PATH; --detach prints the session ID and does not attach)
  attach ID            attach to a session; it reconnects whenever the network fails
  end ID               end a session and its shell
  log ID               print the stored output of a session as text (--raw: exact bytes, --asciicast: with times)

options:
  --server URL         address of the server, ws:// or wss:// (or HOLDFAST_SERVER)
  --token-file FILE    file with your token, or with a line user:token (or HOLDFAST_TOKEN_FILE)
  --ca-file FILE       file with certificate authorities to trust besides the system's (or HOLDFAST_CA_FILE)
  --quiet              print only the output of the session, without messages about the connection
  --give-up-after SECONDS
                       end \`open\` or \`attach\` after this long without the server (default: 600, and never when you
                       type from a terminal)
  --help, --version

While attached from a terminal, Enter ~ . detaches, and Enter ~ ~ types a ~.

Proxies are taken from HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY.

exit codes: the shell's own after open and attach; 1 the output cannot be written, 2 wrong usage, 3 server not reached,
4 token or version rejected, 5 no such session or target, or refused, 6 the session was ended, or its container or engine
was lost, 128 plus the signal's number when a signal ended this program
`;
