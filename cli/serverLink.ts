/** A link for one run of the program. */

import { randomBytes } from 'node:crypto';
import { randomId } from '../protocol/ids.ts';
import { dialWebSocket } from '../client/link/webSocket.ts';
import { Link } from '../client/link/link.ts';
import { PLAIN_PROFILE } from '../protocol/plainProfile.ts';
import { processClock } from '../client/link/processClock.ts';
import type { Where } from './command.ts';
import { EXIT } from './exitCodes.ts';
import { whyWords } from './stateLine.ts';
import { readToken } from './token.ts';

/** Who runs a command wants an answer, also that there is none, ms. */
const CONNECT_WITHIN_MS = 15_000;

export const random = (byteCount: number): Uint8Array => randomBytes(byteCount);

/** Ends the program with a sentence and a code. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** A connected link to the server. @throws {CliError} when it can not be had. */
export async function connect({ server, tokenFile }: Where, version: string): Promise<Link> {
  const token = tokenIn(tokenFile);
  const link = new Link({
    url: server,
    token: () => token,
    client: `holdfast-cli/${version}`,
    device: randomId(random),
    run: randomId(random),
    profile: () => PLAIN_PROFILE,
    dial: dialWebSocket,
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

/** Why the link will never come back, or undefined while it may. */
export function fatalOf(link: Link): CliError | undefined {
  switch (link.state.kind) {
    case 'signed-out':
      return new CliError(EXIT.rejected, 'the server rejected the token: check the file of --token-file');
    case 'incompatible':
      return new CliError(EXIT.rejected, whyWords(link.view));
    default:
      return undefined;
  }
}

function connected(link: Link): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancel = processClock.setTimeout(() => {
      stop();
      reject(new CliError(EXIT.unreachable, `cannot reach the server: ${whyWords(link.view)}`));
    }, CONNECT_WITHIN_MS);
    const look = (): void => {
      const fatal = fatalOf(link);
      if (link.state.kind !== 'connected' && fatal === undefined) return;
      stop();
      cancel();
      if (fatal === undefined) resolve();
      else reject(fatal);
    };
    const stop = link.subscribe(look);
    look();
  });
}

function tokenIn(path: string): string {
  try {
    return readToken(path);
  } catch (error) {
    throw new CliError(EXIT.usage, error instanceof Error ? error.message : String(error));
  }
}
