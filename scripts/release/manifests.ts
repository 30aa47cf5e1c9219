// Writes a version into the files that state it. Pure.

interface Manifest {
  version: string;
  /** Only in a lock file: all packages by their folder; the project itself is ''. */
  packages?: Record<string, { version?: string }>;
}

/** package.json or package-lock.json with another version, formatted as npm formats it. */
export function manifestWithVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as Manifest;
  manifest.version = version;
  const project = manifest.packages?.[''];
  if (project) project.version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** A source file whose constant repeats the version of package.json; unchanged if it has no such constant. */
export function sourceWithVersion(source: string, from: string, to: string): string {
  return source.replaceAll(`'${from}'`, `'${to}'`);
}
