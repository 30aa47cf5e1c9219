/** A terminal's bell: a flash of its pane or a sound of the system, by the setting. */

import type { Settings } from '../../../shared/settings/settings.ts';

/** Duration of the flash, ms; bells within it count as the same bell. */
export const BELL_MS = 250;

/** @param element the terminal's element, which has `data-bell` for the duration of the bell. */
export function ring(
  element: Pick<HTMLElement, 'dataset'>,
  kind: Settings['bell'],
  sound: () => void,
  later: (run: () => void, ms: number) => void = setTimeout,
): void {
  if (kind === 'none' || element.dataset['bell'] !== undefined) return;
  element.dataset['bell'] = kind;
  later(() => delete element.dataset['bell'], BELL_MS);
  if (kind === 'sound') sound();
}
