/** A terminal's bell: a flash of its pane or the system's sound, depending on the setting. */

import type { Settings } from '../../../shared/settings/settings.ts';

/** Duration of the flash, ms. Further bells in this time count as the same bell. */
export const BELL_MS = 250;

/** @param element is the terminal's element; it has `data-bell` for the duration of the bell. */
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
