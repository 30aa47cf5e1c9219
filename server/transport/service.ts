/** What a connection does for its client once that said hello: a host serves its sessions, a gateway relays. */

import type { Clock } from '../../protocol/clock.ts';
import type { Frame } from '../../protocol/frames.ts';
import type { Down } from '../../protocol/messages/down.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { Credential, Vouched } from '../auth/tokens.ts';
import type { Log } from '../base/log.ts';
import type { Clients } from './clients.ts';

/** A client at the far end of a connection that said hello. */
export type Peer = {
  readonly credential: Credential | Vouched;
  /** Nothing that is sent now arrives, and nothing that arrives has any effect. */
  readonly isOver: boolean;
  readonly send: (message: Down) => void;
  /** Takes ownership of `frame`. */
  readonly sendBytes: (frame: Uint8Array<ArrayBuffer>) => void;
  /** Bytes accepted for sending that the operating system has not taken yet. */
  readonly bufferedBytes: () => number;
  /** The client broke a rule (C8). */
  readonly fail: (reason: string) => void;
  /** Gives up all channels, and closes. */
  readonly close: (code: number, reason: string) => void;
};

export type Service = {
  /** Answers the attaches of the hello; called once, behind the welcome (C6). */
  readonly begin: () => void;
  readonly receive: (message: Exclude<Up, Hello>) => void;
  /** `bytes` is the whole frame, and the service's from now on. */
  readonly receiveFrame: (frame: Frame, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Buffered bytes fell to where sending may go on. */
  readonly drained: () => void;
  /** Gives up all channels (S4). */
  readonly dispose: () => void;
};

/** What all connections share. */
export type Hub = {
  /** What the welcome names: the host, or the gateway. */
  readonly hostId: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly clients: Clients;
  readonly serve: (peer: Peer, hello: Hello) => Service;
};
