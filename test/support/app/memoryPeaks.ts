// Growth of the resident memory of processes since the start of the measurement (Linux).
import { readFileSync } from 'node:fs';

const SAMPLE_MS = 100;
const MiB = 1024 * 1024;

function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kib === undefined) throw new Error(`process ${pid} states no VmRSS`);
  return Number(kib) * 1024;
}

/** Process with its resident memory at the start, and the maximum since then. */
type Watched = { readonly name: string; readonly pid: number; readonly restBytes: number; peakBytes: number };

/** Samples the memory of processes, keyed by name, until `stop`. */
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

  /** Resident memory of each process at the start, MiB. */
  get restMiB(): Readonly<Record<string, number>> {
    return this.#inMiB(({ restBytes }) => restBytes);
  }

  /** Maximum growth of each process so far, MiB. */
  get grownMiB(): Readonly<Record<string, number>> {
    this.#sample();
    return this.#inMiB(({ restBytes, peakBytes }) => peakBytes - restBytes);
  }

  #sample(): void {
    for (const watched of this.#watched)
      watched.peakBytes = Math.max(watched.peakBytes, residentBytes(watched.pid));
  }

  #inMiB(bytesOf: (watched: Watched) => number): Record<string, number> {
    return Object.fromEntries(
      this.#watched.map((watched) => [watched.name, Math.round(bytesOf(watched) / MiB)]),
    );
  }
}
