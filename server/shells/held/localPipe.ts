/** Connections to a holder on this computer, over its socket. */

import { connect } from 'node:net';
import { join } from 'node:path';
import type { ShellAway } from '../shell.ts';
import type { Dialed, HolderStream, HolderPipe } from './holderPipe.ts';

/** Max length of a socket path, bytes (sun_path in unix(7), and in macOS's sys/un.h, without the final NUL). */
const MAX_SOCKET_PATH_BYTES = process.platform === 'darwin' ? 103 : 107;

/** Returns the socket path of a holder in `folder`, or undefined if it is too long for the system. */
export function socketOf(folder: string): string | undefined {
  const path = join(folder, 'socket');
  return Buffer.byteLength(path) > MAX_SOCKET_PATH_BYTES ? undefined : path;
}

/** Error codes if no process listens on the socket, or there is no socket. */
const GONE = new Set(['ECONNREFUSED', 'ENOENT', 'ENOTDIR', 'ENOTSOCK']);

export function localPipe(socketPath: string): HolderPipe {
  const never = () => () => undefined;
  return { dial: () => dial(socketPath), onBack: never, onStall: never, close: () => undefined };
}

function dial(socketPath: string): Promise<Dialed> {
  return new Promise((resolve) => {
    const stream = connect(socketPath);
    const fail = (error: NodeJS.ErrnoException): void => {
      stream.destroy();
      resolve(
        GONE.has(error.code ?? '') ? { kind: 'gone', end: LOST } : { kind: 'away', away: awayFor(error) },
      );
    };
    stream.once('error', fail);
    stream.once('connect', () => {
      stream.off('error', fail);
      const connection: HolderStream = {
        stream,
        unwrap: (chunk) => [chunk],
        verdict: () => Promise.resolve(undefined),
      };
      resolve({ kind: 'open', connection });
    });
  });
}

function awayFor({ message }: Error): ShellAway {
  return { waitsFor: 'holder', message: `the holder of this shell cannot be reached (${message})` };
}

const LOST = {
  kind: 'failed',
  detail: 'the shell is lost: this computer was restarted, or its holder was ended',
} as const;
