// Writes SHA256SUMS for a release's packages, in the format of `sha256sum --check`.
import { createHash } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const CHECKSUM_FILE = 'SHA256SUMS';
const PACKAGE = /\.(?:AppImage|deb|rpm|dmg|zip|exe)$/;

/**
 * Returns the packages among the files that packaging wrote. The other files are for updates, and have
 * signatures.
 */
export function packagesAmong(paths: readonly string[]): string[] {
  return paths.filter((path) => PACKAGE.test(path)).toSorted();
}

/** Writes the checksums of these files into a folder; returns the path of the list. */
export async function writeChecksums(folder: string, files: readonly string[]): Promise<string> {
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sha256(file)}  ${basename(file)}\n`);
  const path = join(folder, CHECKSUM_FILE);
  writeFileSync(path, lines.join(''));
  return path;
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
