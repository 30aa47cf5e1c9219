/** Where the app's page lives, and which file each of its URLs names. */

import { join, normalize, sep } from 'node:path';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://holdfast/';

/** The file that a URL of ours names, or null when it names none inside `folder`. */
export function pageFile(folder: string, url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || `${parsed.protocol}//${parsed.host}/` !== PAGE_ORIGIN) return null;
  let name: string;
  try {
    name = decodeURIComponent(parsed.pathname);
  } catch {
    return null;
  }
  const path = normalize(join(folder, name));
  return path.startsWith(normalize(folder) + sep) && !name.includes('\0') ? path : null;
}
