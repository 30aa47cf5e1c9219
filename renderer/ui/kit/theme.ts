/** Light or dark appearance, from the setting or the system, and the terminal colors for it. */

import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { AppState } from '../../state/appState.ts';
import { paletteOf, type ColorSettings, type Palette } from '../../terminal/drawing/palettes.ts';

type Appearance = 'light' | 'dark';

/** Returns the appearance in the setting; for the value `system`, it follows the operating system. */
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

/** Returns the terminal colors as a signal that changes only when a color changes. */
export function createPalette(
  { view }: Pick<AppState, 'view'>,
  appearance: ReadonlySignal<Appearance>,
): ReadonlySignal<Palette> {
  // Compared as JSON: each view brings a new settings object, usually with the same values.
  const chosen = computed(() => {
    const { lightColors, darkColors, colorSchemes } = view.value.settings;
    return JSON.stringify({ lightColors, darkColors, colorSchemes });
  });
  return computed(() => paletteOf(JSON.parse(chosen.value) as ColorSettings, appearance.value));
}
