/** URL of the app's page, and the file behind each of its URLs. */

import { join, normalize, sep } from 'node:path';

export const PAGE_SCHEME = 'app';
export const PAGE_ORIGIN = 'app://holdfast/';

/** File inside `folder` for a URL of the page, or null when there is none. */
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
