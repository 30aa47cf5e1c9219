// How far the resident memory of processes rises over what it is at the start (Linux).
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
const MiB = 1024 * 1024;

function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kib === undefined) throw new Error(`process ${pid} states no VmRSS`);
  return Number(kib) * 1024;
}

/** One process: what it had at the start, and the most it had since. */
type Watched = { readonly name: string; readonly pid: number; readonly restBytes: number; peakBytes: number };

/** Looks at processes, by name, from its making to `stop`. */
export class MemoryPeaks {
  readonly #watched: readonly Watched[];
  readonly #timer: NodeJS.Timeout;

  constructor(pids: Readonly<Record<string, number>>) {
    this.#watched = Object.entries(pids).map(([name, pid]) => {
      const restBytes = residentBytes(pid);
      return { name, pid, restBytes, peakBytes: restBytes };
    });
    this.#timer = setInterval(() => this.#sample(), SAMPLE_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** What each process had at the start, MiB. */
  get restMiB(): Readonly<Record<string, number>> {
    return this.#inMiB(({ restBytes }) => restBytes);
  }

  /** The most that each process had over that so far, MiB. */
  get grownMiB(): Readonly<Record<string, number>> {
    this.#sample();
    return this.#inMiB(({ restBytes, peakBytes }) => peakBytes - restBytes);
  }

  #sample(): void {
    for (const one of this.#watched) one.peakBytes = Math.max(one.peakBytes, residentBytes(one.pid));
  }

  #inMiB(bytesOf: (one: Watched) => number): Record<string, number> {
    return Object.fromEntries(this.#watched.map((one) => [one.name, Math.round(bytesOf(one) / MiB)]));
  }
}
