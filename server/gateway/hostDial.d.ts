/** What a try to reach a host can come to; the socket library is behind it. */
import type { Connection, ConnectionEvents } from '../../protocol/connection.ts';
export type HostDialRequest = {
    readonly url: string;
    /** Proves that this gateway knows the secret (G7). */
    readonly authorization: string;
};
export type HostDialEvents = ConnectionEvents & {
    /** The upgrade is done; `answer` is what the host proves itself with. Nothing was sent yet. */
    readonly onOpen: (connection: Connection, answer: string) => void;
    /** There was no connection; no other event follows. */
    readonly onFailure: (reason: string) => void;
};
/** Starts a try; returns how to give it up, after which no event follows. */
export type HostDial = (request: HostDialRequest, events: HostDialEvents) => () => void;
