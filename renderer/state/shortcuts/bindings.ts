/** Key bindings for the current settings. */

import { computed, type ReadonlySignal } from '@preact/signals';
import { bindingsOf, type Bindings, type Shortcuts } from '../../../shared/commands/bindings.ts';
import type { AppState } from '../appState.ts';

/** Returns the bindings as a signal that changes only when the shortcuts change. */
export function createBindings({ view }: Pick<AppState, 'view'>, mac: boolean): ReadonlySignal<Bindings> {
  // Compared as JSON: each view brings a new settings object, usually with the same values.
  const chosen = computed(() => JSON.stringify(view.value.settings.shortcuts));
  return computed(() => bindingsOf(JSON.parse(chosen.value) as Shortcuts, mac));
}
