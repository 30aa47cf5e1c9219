/** Long-lived connections to an engine, kept known to what is between. */

/** Silence before TCP probes, ms: some NATs forget an idle connection after 60 s. Node then probes each second, ten times. */
const KEEPALIVE_MS = 25_000;

/** Switches probes on for a socket that has them, so that a dead peer is noticed too. */
export function keepAlive(stream: unknown): void {
  (stream as Partial<{ setKeepAlive(on: boolean, ms: number): void }> | null | undefined)?.setKeepAlive?.(
    true,
    KEEPALIVE_MS,
  );
}
