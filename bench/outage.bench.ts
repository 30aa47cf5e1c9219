// Recovery of a large cluster: simulated reconnects of 100,000 clients to 100 gateways in front of 1,000 hosts, with the
// client's own backoff.
import { BACKOFF_CAP_MS, backoffMs } from '../protocol/resume/backoff.ts';
import { report } from './harness.ts';

const CLIENTS = 100_000;
const GATEWAYS = 100;
const HOSTS = 1_000;
/** Time that one client costs, ms: a gateway for TLS, upgrade and hello; a host for the attachment and its first output. */
const GATEWAY_MS = 2;
const HOST_MS = 3;
/** Time-out of one dial, ms (client/link/webSocket.ts). */
const DIAL_TIMEOUT_MS = 10_000;
const CAPS_MS = [5_000, BACKOFF_CAP_MS, 60_000];

/** Random numbers in [0, 1), the same in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Event queue with one bucket per millisecond. */
class Timeline {
  readonly #buckets = new Map<number, (() => void)[]>();
  now = 0;
  #last = 0;

  at(time: number, act: () => void): void {
    const when = Math.max(this.now, Math.ceil(time));
    const bucket = this.#buckets.get(when);
    if (bucket === undefined) this.#buckets.set(when, [act]);
    else bucket.push(act);
    this.#last = Math.max(this.#last, when);
  }

  run(): void {
    for (; this.now <= this.#last; this.now += 1) {
      const bucket = this.#buckets.get(this.now);
      this.#buckets.delete(this.now);
      // The loop also runs actions that are added to this bucket while it runs.
      for (const act of bucket ?? []) act();
    }
  }
}

/** A server that handles one request after another. */
type Queue = { freeAt: number };
function serve(queue: Queue, now: number, ms: number): number {
  queue.freeAt = Math.max(queue.freeAt, now) + ms;
  return queue.freeAt;
}

type Scenario = {
  readonly name: string;
  /** Share of the clients that lose their connection at time 0. */
  readonly share: number;
  /** Time after which dials can succeed, ms. */
  readonly backAtMs: number;
  /** Number of gateways that accept connections after that time. */
  readonly gateways: number;
  /** True if the system notifies clients that the network is back. Otherwise they rely on their timers. */
  readonly hasEvent: boolean;
  /** Time that the server gave the clients to spread their reconnects over, ms (C10, C11). */
  readonly spreadMs: number;
};

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a tenth of the gateways is killed',
    share: 0.1,
    backAtMs: 0,
    gateways: 90,
    hasEvent: false,
    spreadMs: 0,
  },
  {
    name: 'a region of a third is cut off for 10 min, clients are not notified',
    share: 0.33,
    backAtMs: 600_000,
    gateways: 100,
    hasEvent: false,
    spreadMs: 0,
  },
  {
    name: 'a region of a third is cut off for 10 min, clients are notified',
    share: 0.33,
    backAtMs: 600_000,
    gateways: 100,
    hasEvent: true,
    spreadMs: 0,
  },
  {
    name: 'all gateways are down for 60 s',
    share: 1,
    backAtMs: 60_000,
    gateways: 100,
    hasEvent: false,
    spreadMs: 0,
  },
  {
    name: 'one gateway is drained over 20 s',
    share: 0.01,
    backAtMs: 0,
    gateways: 99,
    hasEvent: false,
    spreadMs: 20_000,
  },
  {
    name: 'one gateway ends without draining',
    share: 0.01,
    backAtMs: 0,
    gateways: 99,
    hasEvent: false,
    spreadMs: 0,
  },
];

function simulate(scenario: Scenario, capMs: number): object {
  const random = seeded(7);
  const timeline = new Timeline();
  const gateways = Array.from({ length: scenario.gateways }, (): Queue => ({ freeAt: 0 }));
  const hosts = Array.from({ length: HOSTS }, (): Queue => ({ freeAt: 0 }));
  const affected = Math.round(CLIENTS * scenario.share);
  const dials = new Map<number, number>();
  const resumedAt: number[] = [];
  let gaveUp = 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

  const dial = (host: Queue, attempt: number): void => {
    const { now } = timeline;
    const second = Math.floor((now - scenario.backAtMs) / 1000);
    dials.set(second, (dials.get(second) ?? 0) + 1);
    const retry = (after: number): void =>
      timeline.at(now + after + backoffMs(attempt + 1, random, capMs), () => dial(host, attempt + 1));
    if (now < scenario.backAtMs) {
      // A refused dial and a timed-out dial are treated alike, because the backoff takes longer than either.
      if (!scenario.hasEvent) retry(0);
      else timeline.at(scenario.backAtMs + random() * 1000, () => dial(host, 0));
      return;
    }
    const connectedAt = serve(pick(gateways), now, GATEWAY_MS);
    if (connectedAt - now > DIAL_TIMEOUT_MS) {
      gaveUp += 1;
      retry(DIAL_TIMEOUT_MS);
    } else resumedAt.push(serve(host, connectedAt, HOST_MS) - scenario.backAtMs);
  };
  for (let client = 0; client < affected; client += 1) {
    const host = pick(hosts);
    timeline.at(random() * scenario.spreadMs, () => dial(host, 0));
  }
  timeline.run();
  return { capMs, clients: affected, ...figures(scenario, dials, resumedAt), triesGivenUp: gaveUp };
}

function figures(
  { backAtMs, gateways }: Scenario,
  dials: ReadonlyMap<number, number>,
  resumedAt: readonly number[],
): object {
  const sorted = resumedAt.toSorted((a, b) => a - b);
  const after = [...dials].filter(([second]) => second >= 0).map(([, count]) => count);
  const resumedMs = (share: number): number =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? NaN);
  return {
    peakDialsPerSecondAndGateway: Math.round((10 * Math.max(...after)) / gateways) / 10,
    dialsPerSecondWhileDown: backAtMs < 30_000 ? 0 : meanBefore(dials),
    resumedMs: { p50: resumedMs(0.5), p99: resumedMs(0.99), all: resumedMs(1) },
  };
}

/** Dials per second in the last 20 s of the outage. */
function meanBefore(dials: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (let second = -20; second < 0; second += 1) sum += dials.get(second) ?? 0;
  return Math.round(sum / 20);
}

report({
  clients: CLIENTS,
  gateways: GATEWAYS,
  hosts: HOSTS,
  scenarios: SCENARIOS.map((scenario) => ({
    name: scenario.name,
    byCap: CAPS_MS.map((capMs) => simulate(scenario, capMs)),
  })),
});
