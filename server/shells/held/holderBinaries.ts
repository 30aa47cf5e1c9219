/** Where the holder's programs lie: one for each system, beside the built server or in the checkout. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program to copy into a container. */
export type HolderProgram = {
  readonly bytes: Buffer;
  /** Its file's name there: of the same name is the same content. */
  readonly name: string;
};

/** Hexadecimal digits of a content's hash in a file name. */
const NAME_DIGITS = 12;

/** What engines call an image's architecture, in the words of our file names. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'x64',
  x86_64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
};

export class HolderBinaries {
  readonly #folder: string | undefined;
  readonly #programs = new Map<string, HolderProgram>();

  /** @param folder undefined where there is none. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Path of this computer's own holder; undefined where there is none for it. */
  get own(): string | undefined {
    return this.#path(process.platform, process.arch);
  }

  /** The program for a container of an image of this architecture, in the engine's words; undefined where there is none. */
  forContainer(architecture: string): HolderProgram | undefined {
    const known = this.#programs.get(architecture);
    if (known !== undefined) return known;
    const path = this.#path('linux', ARCHITECTURES[architecture] ?? architecture);
    if (path === undefined) return undefined;
    const bytes = readFileSync(path);
    const digits = createHash('sha256').update(bytes).digest('hex').slice(0, NAME_DIGITS);
    const program = { bytes, name: `holder-${digits}` };
    this.#programs.set(architecture, program);
    return program;
  }

  #path(platform: string, architecture: string): string | undefined {
    if (this.#folder === undefined) return undefined;
    const path = join(this.#folder, `holder-${platform}-${architecture}`);
    return existsSync(path) ? path : undefined;
  }
}

/**
 * The folder of the programs from where this file lies: `out/holder` of the checkout or the app, unpacked where the app is
 * an archive, since nothing in an archive can be run.
 */
export function holderFolder(from: string = import.meta.dirname): string | undefined {
  for (let folder = unpacked(from); ; folder = dirname(folder)) {
    const found = [join(folder, 'out', 'holder'), join(folder, 'holder')].find(hasPrograms);
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}

function unpacked(path: string): string {
  return path.replace(/([\\/]app\.asar)(?=[\\/]|$)/, '$1.unpacked');
}

/** The checkout's `holder` has the sources. */
function hasPrograms(folder: string): boolean {
  return ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'].some((system) =>
    existsSync(join(folder, `holder-${system}`)),
  );
}
