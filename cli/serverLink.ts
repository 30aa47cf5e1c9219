/** Link to the server, used for one run of the program. */

import { randomBytes } from 'node:crypto';
import { dialServer } from '../client/link/dialServer.ts';
import { Link } from '../client/link/link.ts';
import { processClock } from '../client/link/processClock.ts';
import { parseServerUrl } from '../client/link/serverUrl.ts';
import { randomId } from '../protocol/ids.ts';
import { PLAIN_PROFILE } from '../protocol/plainProfile.ts';
import { ENGLISH } from '../shared/words/english.ts';
import { urlProblemWords } from '../shared/words/serverTestWords.ts';
import type { ServerAccess } from './command.ts';
import { EXIT } from './exitCodes.ts';
import { reasonWords } from './stateLine.ts';
import { readToken } from './token.ts';

/** Time limit for the first connection, ms. A script must get a result, even if it is a failure. */
const CONNECT_TIMEOUT_MS = 15_000;

export const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

/** Error that ends the program with a message and an exit code. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Returns a connected link to the server. @throws {CliError} if it cannot connect. */
export async function connect({ server, tokenFile }: ServerAccess, version: string): Promise<Link> {
  const address = parseServerUrl(server);
  if (!address.ok) throw new CliError(EXIT.usage, urlProblemWords(ENGLISH, address.problem));
  const token = tokenIn(tokenFile);
  const link = new Link({
    url: address.url,
    token: () => token,
    client: `holdfast-cli/${version}`,
    device: randomId(random),
    run: randomId(random),
    profile: () => PLAIN_PROFILE,
    dial: dialServer,
    clock: processClock,
    random,
  });
  link.start();
  try {
    await connected(link);
    return link;
  } catch (error) {
    link.stop();
    throw error;
  }
}

/** Returns the reason why the link will never connect again, or undefined if it still may. */
export function fatalError(link: Link): CliError | undefined {
  switch (link.state.kind) {
    case 'signed-out':
      return new CliError(EXIT.rejected, 'the server rejected the token: check the file of --token-file');
    case 'incompatible':
      return new CliError(EXIT.rejected, reasonWords(link.view));
    default:
      return undefined;
  }
}

function connected(link: Link): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = processClock.setTimeout(() => {
      stop();
      reject(new CliError(EXIT.unreachable, `cannot reach the server: ${reasonWords(link.view)}`));
    }, CONNECT_TIMEOUT_MS);
    const check = (): void => {
      const fatal = fatalError(link);
      if (link.state.kind !== 'connected' && fatal === undefined) return;
      stop();
      cancel();
      if (fatal === undefined) resolve();
      else reject(fatal);
    };
    const stop = link.subscribe(check);
    check();
  });
}

function tokenIn(path: string): string {
  try {
    return readToken(path);
  } catch (error) {
    throw new CliError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
}
