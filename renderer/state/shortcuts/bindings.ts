/** The keys of commands as the settings have them now. */

import { computed, type ReadonlySignal } from '@preact/signals';
import { bindingsOf, type Bindings, type Shortcuts } from '../../../shared/commands/bindings.ts';
import type { AppState } from '../appState.ts';

/** Another value only when the shortcuts are others. */
export function createBindings({ view }: Pick<AppState, 'view'>, mac: boolean): ReadonlySignal<Bindings> {
  // Each view has settings of its own, mostly with the same values.
  const chosen = computed(() => JSON.stringify(view.value.settings.shortcuts));
  return computed(() => bindingsOf(JSON.parse(chosen.value) as Shortcuts, mac));
}
