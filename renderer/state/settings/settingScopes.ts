/** Scopes of settings: all sessions, one server, or one target. */

import { profileOf, scopeOf, withProfile, type Scope } from '../../../shared/settings/settingsAt.ts';
import {
  PROFILE_SETTINGS,
  type ProfileSetting,
  type Settings,
  type SettingsChange,
} from '../../../shared/settings/settings.ts';
import type { AppView } from '../../../shared/view/view.ts';
import type { EnteredOptions } from '../../../shared/view/savedTargets.ts';
import type { Words } from '../../../shared/words/english.ts';
import { settingSections, type SettingSection } from './settingRows.ts';

/** The scope that the settings dialog shows; null for the global settings. */
export type SettingScope = Scope | null;

/** A scope that can be selected: `key` identifies it, and `words` is its label. */
type ScopeChoice = { readonly key: string; readonly scope: SettingScope; readonly words: string };

export const scopeKey = (scope: SettingScope): string =>
  scope === null ? '' : JSON.stringify([scope.server, scope.target ?? null]);

/**
 * Scopes that can be selected: all sessions, each server, the active pane's target, and every scope with a
 * profile.
 */
export function scopeChoices({ settings: words }: Words, view: AppView): readonly ScopeChoice[] {
  const active = view.panes.find(({ id }) => id === view.activePane);
  const scopes: readonly SettingScope[] = [
    null,
    ...view.servers.map(({ name }) => ({ server: name })),
    (active && scopeOf(view, active)) ?? [],
    ...view.settings.profiles.map(({ server, target }) => ({
      server,
      ...(target === undefined ? {} : { target }),
    })),
  ].flat();
  const byKey = new Map(scopes.map((scope) => [scopeKey(scope), scope]));
  return [...byKey].map(([key, scope]) => ({ key, scope, words: scopeWords(words, scope) }));
}

function scopeWords(words: Words['settings'], scope: SettingScope): string {
  if (scope === null) return words.everywhere;
  const { server, target } = scope;
  if (target === undefined) return server;
  return target === 'local' ? words.shellsOn(server) : words.targetOn(target, server);
}

/** Sections with the settings that can be changed in the scope. */
export function sectionsIn(words: Words, scope: SettingScope, query: string): readonly SettingSection[] {
  const sections = settingSections(words, query);
  if (scope === null) return sections;
  return sections
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ name }) => isOfProfiles(name)) }))
    .filter(({ rows }) => rows.length > 0);
}

function isOfProfiles(name: keyof Settings): name is ProfileSetting {
  return PROFILE_SETTINGS.some((setting) => setting === name);
}

/** True when the scope overrides the global value. */
export function isOverridden(settings: Settings, scope: SettingScope, name: keyof Settings): boolean {
  return scope !== null && isOfProfiles(name) && profileOf(settings, scope)[name] !== undefined;
}

/** The settings change that applies `change` only in the scope. */
export function changeIn(settings: Settings, scope: SettingScope, change: SettingsChange): SettingsChange {
  if (scope === null) return change;
  const profile = { ...profileOf(settings, scope), ...(change as object) };
  return { profiles: withProfile(settings, profile) };
}

/** The settings change that makes the scope use the global value again. */
export function resetIn(settings: Settings, scope: Scope, name: keyof Settings): SettingsChange {
  const rest = Object.entries(profileOf(settings, scope)).filter(([key]) => key !== name);
  return { profiles: withProfile(settings, { ...scope, ...Object.fromEntries(rest) }) };
}

/** The settings change that replaces the options for the scope's new shells. */
export function optionsIn(settings: Settings, scope: Scope, options: EnteredOptions): SettingsChange {
  const { user: _user, directory: _directory, command: _command, ...rest } = profileOf(settings, scope);
  return { profiles: withProfile(settings, { ...rest, ...options }) };
}
