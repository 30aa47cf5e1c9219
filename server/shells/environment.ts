/** The environment of a shell on this computer: the server's own, without what is not the user's. */

/** Secrets and switches of ours, and the noise of the tools that started us. */
const DROPPED = /^(HOLDFAST_|ELECTRON_|npm_|NODE_OPTIONS$|INIT_CWD$|CHROME_DESKTOP$|GOOGLE_API_KEY$)/;

/** What every shell is told about its terminal; `TERM` names what xterm.js implements. */
export const TERMINAL_ENVIRONMENT: Readonly<Record<string, string>> = {
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  TERM_PROGRAM: 'Holdfast',
};

/** Environment for a local shell of session `sessionId`. */
export function shellEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  sessionId: string,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(own)) {
    if (value !== undefined && !DROPPED.test(name)) environment[name] = value;
  }
  return { ...environment, ...TERMINAL_ENVIRONMENT, HOLDFAST_SESSION: sessionId };
}
