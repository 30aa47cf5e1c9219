/** Timers of a host. They end idle sessions, forget old ones, and exit when the server is unused. */

import type { Config } from './config/config.ts';
import { IdleExit } from './sessions/idleExit.ts';
import { reap } from './sessions/reaper.ts';
import { ENDED_KEPT_MS } from './sessions/state.ts';
import type { HostHub } from './transport/hostService.ts';

/** Starts the timers. `onIdle` is called once after the time of `exit-idle`. Returns a function that stops them. */
export function startTimers(config: Config, hub: HostHub, onIdle: () => void): () => void {
  const { clock, registry, clients } = hub;
  const stopReaping = reap(clock, Math.min(config['idle-timeout'], ENDED_KEPT_MS), () => registry.sweep());
  const timeoutMs = config['exit-idle'];
  if (timeoutMs === undefined) return stopReaping;
  const idle = new IdleExit(timeoutMs);
  const stopIdleExit = reap(clock, timeoutMs, () => {
    if (!idle.isDue(registry.liveCount > 0 || clients.size > 0, clock.elapsed())) return;
    stopIdleExit();
    onIdle();
  });
  return () => {
    stopReaping();
    stopIdleExit();
  };
}
