/** Link to the server, used for one run of the program. */

import { randomBytes } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { dialServerOver } from '../client/link/dialServer.ts';
import { Link } from '../client/link/link.ts';
import { processNetwork } from '../client/network/processNetwork.ts';
import { processClock } from '../client/link/processClock.ts';
import { parseServerUrl } from '../client/link/serverUrl.ts';
import { randomId } from '../protocol/ids.ts';
import { PLAIN_PROFILE } from '../protocol/plainProfile.ts';
import { ENGLISH } from '../shared/words/english.ts';
import { urlProblemWords } from '../shared/words/serverTestWords.ts';
import { CliError } from './cliError.ts';
import type { ServerAccess } from './command.ts';
import { EXIT } from './exitCodes.ts';
import { reasonWords } from './stateLine.ts';
import { readToken } from './token.ts';

/** Time for the first connection, ms: a script must get an answer, even a failure. */
export const CONNECT_TIMEOUT_MS = 15_000;

export const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

/** Returns a connected link to the server. @throws {CliError} when it cannot connect. */
export async function connect({ server, tokenFile, caFile }: ServerAccess, version: string): Promise<Link> {
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
    dial: dialServerOver(processNetwork(readableFile(caFile))),
    clock: processClock,
    random,
  });
  // A user or a script waits for the link as long as the program runs.
  link.watched(true);
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

/** Returns the name of a file that can be read. @throws {CliError} otherwise. */
function readableFile(path: string | undefined): string | undefined {
  if (path === undefined || path === '') return undefined;
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch (error) {
    throw new CliError(EXIT.usage, `cannot read the CA file: ${(error as Error).message}`);
  }
}

function tokenIn(path: string): string {
  try {
    return readToken(path);
  } catch (error) {
    throw new CliError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
}
