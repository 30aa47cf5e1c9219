/** Interface between a connection and its service. A host's service provides sessions, and a gateway's service relays. */

import type { Clock } from '../../protocol/clock.ts';
import type { Frame } from '../../protocol/frames.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Credential, Vouched } from '../auth/tokens.ts';
import type { Log } from '../base/log.ts';
import type { Clients } from './clients.ts';

/** The client of a connection, after its hello. */
export type Peer = {
  readonly credential: Credential | Vouched;
  /** True once nothing is sent anymore and received messages have no effect. */
  readonly isClosed: boolean;
  readonly send: (message: Down) => void;
  /** Sends a frame. Takes ownership of `frame`. */
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Returns the number of sent bytes that the operating system has not accepted yet. */
  readonly bufferedBytes: () => number;
  /** Closes the connection because the client broke a rule (C8). */
  readonly fail: (reason: string) => void;
  /** Detaches all channels and closes the connection. */
  readonly close: (code: number, reason: string) => void;
};

export type Service = {
  /** Answers the attach messages of the hello. Called once, after the welcome (C6). */
  readonly begin: () => void;
  readonly receive: (message: Exclude<Up, Hello>) => void;
  /** Handles a frame. Takes ownership of `bytes`, which is the whole frame. */
  readonly receiveFrame: (frame: Frame, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Continues to send. Called when the buffer has drained. */
  readonly drained: () => void;
  /** Detaches all channels (S4). */
  readonly dispose: () => void;
};

/** Parts that all connections share. */
export type Hub = {
  /** Id of the host or gateway, for the welcome. */
  readonly hostId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly clients: Clients;
  readonly serve: (peer: Peer, hello: Hello) => Service;
};
