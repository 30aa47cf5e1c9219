/** What a host is made of, behind its socket: sessions, their shells, screens and recorded output; the only place that knows them all. */
import type { Clock } from '../protocol/clock.ts';
import type { Config } from './config/config.ts';
import { type Log } from './base/log.ts';
import { type OpenShell } from './shells/openShell.ts';
import { type HostHub } from './transport/hostService.ts';
export type HostParts = {
    readonly clock: Clock;
    readonly log: Log;
    readonly environment: Readonly<Record<string, string | undefined>>;
    /** In place of local and container shells. */
    readonly openShell?: OpenShell;
};
export type Host = {
    readonly hub: HostHub;
    readonly release: () => Promise<void>;
};
/** Everything behind the socket, and how to free it; sessions of earlier runs are being taken up. */
export declare function openHost(config: Config, folder: string, parts: HostParts): Host;
