/** For what the settings can be changed: everywhere, a server, or a target. Pure. */

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

/** What the settings show is for this; null is for everywhere. */
export type SettingScope = Scope | null;

/** Names a scope among all, and says it. */
export type ScopeChoice = { readonly key: string; readonly scope: SettingScope; readonly words: string };

export const scopeKey = (scope: SettingScope): string =>
  scope === null ? '' : JSON.stringify([scope.server, scope.target ?? null]);

/** Everywhere, each server, the active pane's target, and whatever has a profile already. */
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

/** The sections of what can be changed in the scope. */
export function sectionsIn(words: Words, scope: SettingScope, query: string): readonly SettingSection[] {
  const sections = settingSections(words, query);
  if (scope === null) return sections;
  return sections
    .map(({ title, rows }) => ({ title, rows: rows.filter(({ name }) => isOfProfiles(name)) }))
    .filter(({ rows }) => rows.length > 0);
}

function isOfProfiles(name: keyof Settings): name is ProfileSetting {
  return PROFILE_SETTINGS.some((one) => one === name);
}

/** Whether the scope has something of its own there. */
export function isOwnSetting(settings: Settings, scope: SettingScope, name: keyof Settings): boolean {
  return scope !== null && isOfProfiles(name) && profileOf(settings, scope)[name] !== undefined;
}

/** What is to be changed so that the change is the scope's alone. */
export function changeIn(settings: Settings, scope: SettingScope, change: SettingsChange): SettingsChange {
  if (scope === null) return change;
  const profile = { ...profileOf(settings, scope), ...(change as object) };
  return { profiles: withProfile(settings, profile) };
}

/** The scope has nothing of its own there any more. */
export function resetIn(settings: Settings, scope: Scope, name: keyof Settings): SettingsChange {
  const rest = Object.entries(profileOf(settings, scope)).filter(([one]) => one !== name);
  return { profiles: withProfile(settings, { ...scope, ...Object.fromEntries(rest) }) };
}

/** New shells there are asked for this, in place of what they were. */
export function optionsIn(settings: Settings, scope: Scope, options: EnteredOptions): SettingsChange {
  const { user: _user, directory: _directory, command: _command, ...rest } = profileOf(settings, scope);
  return { profiles: withProfile(settings, { ...rest, ...options }) };
}
