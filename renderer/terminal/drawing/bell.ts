/** A terminal's bell: its pane lights up for a moment, or the system sounds, as the user wants it. */

import type { Settings } from '../../../shared/settings/settings.ts';

/** How long a pane is lit; a bell that rings on meanwhile is the same one, ms. */
export const BELL_MS = 250;

/** @param element of the terminal, which says while the bell rings how it does. */
export function ring(
  element: Pick<HTMLElement, 'dataset'>,
  how: Settings['bell'],
  sound: () => void,
  later: (run: () => void, ms: number) => void = setTimeout,
): void {
  if (how === 'none' || element.dataset['bell'] !== undefined) return;
  element.dataset['bell'] = how;
  later(() => delete element.dataset['bell'], BELL_MS);
  if (how === 'sound') sound();
}
