/** TCP keep-alive for long connections to an engine. */

/** Idle time before TCP probes, ms: some NATs drop an idle connection after 60 s. Node then sends ten probes, one per second. */
const KEEPALIVE_MS = 25_000;

/** Enables TCP probes on a socket that supports them. They also detect a dead peer. */
export function keepAlive(stream: unknown): void {
  (stream as Partial<{ setKeepAlive(on: boolean, ms: number): void }> | null | undefined)?.setKeepAlive?.(
    true,
    KEEPALIVE_MS,
  );
}
