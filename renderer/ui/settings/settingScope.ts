/** The scope that the settings dialog edits, and functions with which its controls change settings. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings, SettingsChange } from '../../../shared/settings/settings.ts';
import { settingsAt } from '../../../shared/settings/settingsAt.ts';
import { changeIn, isOverridden, resetIn, type SettingScope } from '../../state/settings/settingScopes.ts';
import { useApp } from '../kit/appContext.ts';

const context = createContext<SettingScope>(null);
export const ScopeProvider = context.Provider;

type ScopedSettings = {
  readonly scope: SettingScope;
  /** The effective values in the scope. */
  readonly values: Settings;
  readonly change: (change: SettingsChange) => void;
  /** True when the scope overrides the global value. */
  readonly isOverridden: (name: keyof Settings) => boolean;
  readonly reset: (name: keyof Settings) => void;
};

export function useScope(): ScopedSettings {
  const { api, state } = useApp();
  const scope = useContext(context);
  const { settings } = state.view.value;
  const save = (change: SettingsChange): void => void api.call('changeSettings', change);
  return {
    scope,
    values: scope === null ? settings : settingsAt(settings, scope),
    change: (change) => save(changeIn(settings, scope, change)),
    isOverridden: (name) => isOverridden(settings, scope, name),
    reset: (name) => {
      if (scope !== null) save(resetIn(settings, scope, name));
    },
  };
}
