// Fake programs on PATH that record their calls. They replace this machine's programs or come before them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { vi } from 'vitest';

/** Folder of fake programs. */
export class FakePrograms {
  readonly #folder: string;
  readonly #calls: string;

  /** Puts the folder on PATH until `vi.unstubAllEnvs`. With `keepOthers`, this machine's own programs stay on PATH. */
  constructor(folder: string, keepOthers: boolean) {
    this.#folder = join(folder, 'bin');
    this.#calls = join(folder, 'calls');
    mkdirSync(this.#folder);
    writeFileSync(this.#calls, '');
    const others = keepOthers ? [process.env['PATH'] ?? ''] : [];
    vi.stubEnv('PATH', [this.#folder, ...others].join(delimiter));
  }

  /** Adds a program that records its call and then runs `script` (sh). */
  add(name: string, script = ''): void {
    const record = `echo "${name} $*" >>'${this.#calls}'`;
    writeFileSync(join(this.#folder, name), `#!/bin/sh\n${record}\n${script}\n`, { mode: 0o755 });
  }

  /** Returns the command lines of all calls so far, in order. */
  calls(): string[] {
    return readFileSync(this.#calls, 'utf8').split('\n').filter(Boolean);
  }
}
