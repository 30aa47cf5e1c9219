// Writes a version into the files that contain it. Pure.

interface Manifest {
  version: string;
  /** Only in a lock file: all packages by their folder. The key '' is the project itself. */
  packages?: Record<string, { version?: string }>;
}

/** package.json or package-lock.json with another version, in npm's format. */
export function manifestWithVersion(json: string, version: string): string {
  const manifest = JSON.parse(json) as Manifest;
  manifest.version = version;
  const project = manifest.packages?.[''];
  if (project) project.version = version;
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * A source file in which a constant repeats the version of package.json, with the new version. It is
 * unchanged if it has no such constant.
 */
export function sourceWithVersion(source: string, from: string, to: string): string {
  return source.replaceAll(`'${from}'`, `'${to}'`);
}
