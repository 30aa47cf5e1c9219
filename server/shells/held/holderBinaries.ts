/** Holder programs, one for each system. They are next to the built server or in the checkout. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A program to copy into a container. */
export type HolderProgram = {
  readonly bytes: Buffer;
  /** File name in the container, which identifies the content. */
  readonly name: string;
};

/** Number of hexadecimal digits of the content's hash in the file name. */
const NAME_DIGITS = 12;

/** Architectures as in our file names, by the names that engines use. */
const ARCHITECTURES: Readonly<Record<string, string>> = {
  amd64: 'x64',
  x86_64: 'x64',
  arm64: 'arm64',
  aarch64: 'arm64',
};

export class HolderBinaries {
  readonly #folder: string | undefined;
  readonly #programs = new Map<string, HolderProgram>();

  /** @param folder folder with the programs; undefined if there are none. */
  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  /** Path of the holder program for this computer, or undefined if there is none. */
  get own(): string | undefined {
    return this.#path(process.platform, process.arch);
  }

  /** Returns the program for an image of this architecture (as the engine names it), or undefined if there is none. */
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
 * Finds the folder with the programs, `out/holder` of the checkout or the app, by going up from this file. In a packaged app it
 * is next to the archive, because a program inside an archive cannot be executed.
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

/** Returns true for a folder with programs. The folder `holder` in the checkout has the sources instead. */
function hasPrograms(folder: string): boolean {
  return ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64'].some((system) =>
    existsSync(join(folder, `holder-${system}`)),
  );
}
