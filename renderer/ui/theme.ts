/** Which of the two appearances is shown: the setting's, or the system's. */

import { computed, signal } from '@preact/signals';
import type { ITheme } from '@xterm/xterm';
import { appState } from '../state/appState.ts';
import { DARK, LIGHT } from '../terminal/palettes.ts';

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const isSystemDark = signal(systemDark.matches);
systemDark.addEventListener('change', ({ matches }) => {
  isSystemDark.value = matches;
});

export const appearance = computed<'light' | 'dark'>(() => {
  const { theme } = appState.view.value.settings;
  if (theme !== 'system') return theme;
  return isSystemDark.value ? 'dark' : 'light';
});

export function paletteOf(name: 'light' | 'dark'): ITheme {
  return name === 'dark' ? DARK : LIGHT;
}
