/** Which of the two appearances is shown: the setting's, or the system's. */

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { AppState } from '../state/appState.ts';

export type Appearance = 'light' | 'dark';

/** Follows the settings and, where they say so, the system. */
export function createAppearance(
  { view }: Pick<AppState, 'view'>,
  systemDark: MediaQueryList,
): ReadonlySignal<Appearance> {
  const isSystemDark = signal(systemDark.matches);
  systemDark.addEventListener('change', ({ matches }) => {
    isSystemDark.value = matches;
  });
  return computed(() => {
    const { theme } = view.value.settings;
    if (theme !== 'system') return theme;
    return isSystemDark.value ? 'dark' : 'light';
  });
}
