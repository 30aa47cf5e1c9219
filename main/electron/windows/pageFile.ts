/** URL of the app's page, and the file that is served for each URL. */

import { join, normalize, sep } from 'node:path';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://holdfast/';

/** Returns the file inside `folder` for a URL of the page; null when there is none. */
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
