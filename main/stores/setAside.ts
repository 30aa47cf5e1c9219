/** Moves a damaged file aside without losing it. */

import { existsSync, renameSync } from 'node:fs';

/** Renames `path` to `<path>.corrupt-<time>`; returns the new path, or null when there is no file or the rename fails. */
export function setAside(path: string, nowMs: number): string | null {
  if (!existsSync(path)) return null;
  const stamp = new Date(nowMs).toISOString().replaceAll(':', '-');
  const wanted = `${path}.corrupt-${stamp}`;
  let free = wanted;
  for (let copy = 2; existsSync(free); copy += 1) free = `${wanted}-${copy}`;
  try {
    renameSync(path, free);
    return free;
  } catch {
    return null;
  }
}
