/**
 * Tells the marks of a session's own shell from those of shells inside its commands (A5): an ssh that reaches another
 * marking shell, a nested shell, a container. Pure.
 */

import type { FoundMark } from './markScanner.ts';

/** Names by which a host means itself. */
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

type Unplaced<Mark> = Mark extends { readonly end: number } ? Omit<Mark, 'end'> : never;

export class OwnMarks {
  /** First labels of the own host's names, in lower case; empty while none is known. */
  readonly #hosts = new Set<string>();
  /** Shell of the running command; undefined if it states no identity. */
  #shell: string | undefined;
  #isRunning = false;

  /** @param hosts names of the host on which the session's shell runs, if known. */
  constructor(hosts: readonly string[] = []) {
    for (const host of hosts) this.#hosts.add(labelOf(host));
  }

  /** Forgets the running command, whose end may have been lost. */
  reset(): void {
    this.#isRunning = false;
  }

  /** Returns true if the mark is from the session's own shell, and false for one of a shell inside its command. */
  isOwn(mark: Unplaced<FoundMark>): boolean {
    switch (mark.kind) {
      case 'bell':
        return true;
      case 'directory':
        return this.#isOwnDirectory(mark.host);
      case 'line':
        return !this.#isNested(undefined);
      case 'prompt':
      case 'input':
      case 'command':
      case 'finished':
        return this.#isOwnState(mark);
    }
  }

  #isOwnState(
    mark: Extract<Unplaced<FoundMark>, { kind: 'prompt' | 'input' | 'command' | 'finished' }>,
  ): boolean {
    if (this.#isNested(mark.shell)) return false;
    if (mark.kind === 'command') this.#shell = mark.shell;
    this.#isRunning = mark.kind === 'command';
    if (mark.kind === 'prompt' && mark.shell !== undefined && mark.host !== undefined)
      this.#hosts.add(labelOf(mark.host));
    return true;
  }

  /** A shell without an identity cannot be told from another one. */
  #isNested(shell: string | undefined): boolean {
    return this.#isRunning && this.#shell !== undefined && shell !== this.#shell;
  }

  #isOwnDirectory(host: string | undefined): boolean {
    if (host === undefined) return !this.#isNested(undefined);
    return LOOPBACK.has(host) || this.#hosts.size === 0 || this.#hosts.has(labelOf(host));
  }
}

/** The first label of a host's name: shells state the short or the full one. */
function labelOf(host: string): string {
  return (host.split('.')[0] ?? '').toLowerCase();
}
