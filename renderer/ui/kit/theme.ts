/** The light or dark appearance by the setting or the system, and the terminals' colors for it. */

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { AppState } from '../../state/appState.ts';
import { paletteOf, type ColorSettings, type Palette } from '../../terminal/drawing/palettes.ts';

type Appearance = 'light' | 'dark';

/** Follows the setting, and for its value `system` the operating system. */
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

/** The colors of terminals; the value changes only when a color does. */
export function createPalette(
  { view }: Pick<AppState, 'view'>,
  appearance: ReadonlySignal<Appearance>,
): ReadonlySignal<Palette> {
  // Each view brings a new settings object, usually with the same values.
  const chosen = computed(() => {
    const { lightColors, darkColors, colorSchemes } = view.value.settings;
    return JSON.stringify({ lightColors, darkColors, colorSchemes });
  });
  return computed(() => paletteOf(JSON.parse(chosen.value) as ColorSettings, appearance.value));
}
