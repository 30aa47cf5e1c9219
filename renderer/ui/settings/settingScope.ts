/** For what the settings dialog changes settings, and how its controls do that. */

import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings, SettingsChange } from '../../../shared/settings/settings.ts';
import { settingsAt } from '../../../shared/settings/settingsAt.ts';
import { changeIn, isOwnSetting, resetIn, type SettingScope } from '../../state/settings/settingScopes.ts';
import { useApp } from '../kit/appContext.ts';

const context = createContext<SettingScope>(null);
export const ScopeProvider = context.Provider;

export type Scoped = {
  readonly scope: SettingScope;
  /** As they are there. */
  readonly values: Settings;
  readonly change: (change: SettingsChange) => void;
  /** Whether it is another one there than everywhere. */
  readonly isOwn: (name: keyof Settings) => boolean;
  readonly reset: (name: keyof Settings) => void;
};

export function useScope(): Scoped {
  const { api, state } = useApp();
  const scope = useContext(context);
  const { settings } = state.view.value;
  const save = (change: SettingsChange): void => void api.call('changeSettings', change);
  return {
    scope,
    values: scope === null ? settings : settingsAt(settings, scope),
    change: (change) => save(changeIn(settings, scope, change)),
    isOwn: (name) => isOwnSetting(settings, scope, name),
    reset: (name) => {
      if (scope !== null) save(resetIn(settings, scope, name));
    },
  };
}
