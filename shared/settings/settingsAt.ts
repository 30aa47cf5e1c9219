/**
 * Effective settings for a server's or target's shells: a target's profile wins over its server's, and both
 * win over the global settings. Pure.
 */

import type { Target } from '../../protocol/messages/common.ts';
import type { EnteredOptions } from '../view/savedTargets.ts';
import type { Profile, Settings } from './settings.ts';
import type { AppView } from '../view/view.ts';

/** Scope of a profile: a target, or a whole server if `target` is absent. */
export type Scope = Pick<Profile, 'server' | 'target'>;

/** A target as one word, spelled as in the command line client. */
export function targetWord(target: Target): string {
  switch (target.kind) {
    case 'local':
      return 'local';
    case 'container':
      return target.container;
    case 'service':
      return `service:${target.service}${target.task === undefined ? '' : `#${target.task}`}`;
    case 'compose': {
      const { project, service, number } = target;
      return `compose:${project}/${service}${number === undefined ? '' : `#${number}`}`;
    }
  }
}

/**
 * Profiles that apply to the scope, the most specific last: of the server, then the service, then the task.
 */
function profilesFor({ profiles }: Settings, { server, target }: Scope): readonly Profile[] {
  const words = target === undefined ? [] : [...new Set([target.replace(/#[^#]*$/, ''), target])];
  return [undefined, ...words].flatMap((word) =>
    profiles.filter((profile) => profile.server === server && profile.target === word),
  );
}

/** Returns the effective settings in the scope. */
export function settingsAt(settings: Settings, scope: Scope): Settings {
  return Object.assign({}, settings, ...profilesFor(settings, scope).map(settingsIn)) as Settings;
}

/** Shell options that the profiles set for new shells in the scope. */
export function optionsFor(settings: Settings, scope: Scope): EnteredOptions {
  return Object.assign({}, ...profilesFor(settings, scope).map(optionsIn)) as EnteredOptions;
}

function settingsIn(profile: Profile): Partial<Settings> {
  const {
    server: _server,
    target: _target,
    user: _user,
    directory: _directory,
    command: _command,
    ...own
  } = profile;
  return own;
}

function optionsIn({ user, directory, command }: Profile): EnteredOptions {
  return {
    ...(user === undefined ? {} : { user }),
    ...(directory === undefined ? {} : { directory }),
    ...(command === undefined ? {} : { command }),
  };
}

type Shown = Pick<AppView, 'servers' | 'settings'>;

/** Scope of a pane's shell; undefined after its server was removed. */
export function scopeOf(
  { servers }: Shown,
  pane: { readonly server: string; readonly target: Target },
): Scope | undefined {
  const server = servers.find(({ id }) => id === pane.server)?.name;
  return server === undefined ? undefined : { server, target: targetWord(pane.target) };
}

/** Effective settings of a pane. */
export function settingsOf(
  view: Shown,
  pane: { readonly server: string; readonly target: Target },
): Settings {
  const scope = scopeOf(view, pane);
  return scope === undefined ? view.settings : settingsAt(view.settings, scope);
}

/** The profile of exactly this scope; an empty profile when there is none. */
export function profileOf({ profiles }: Settings, scope: Scope): Profile {
  return profiles.find((profile) => isOf(profile, scope)) ?? scope;
}

/** The profiles with this scope's profile replaced; a profile without settings is removed. */
export function withProfile({ profiles }: Settings, changed: Profile): Profile[] {
  const isEmpty = Object.keys(changed).every((name) => name === 'server' || name === 'target');
  const at = profiles.findIndex((profile) => isOf(profile, changed));
  if (at === -1) return isEmpty ? [...profiles] : [...profiles, changed];
  return isEmpty ? profiles.toSpliced(at, 1) : profiles.with(at, changed);
}

/** The profiles, changed for the new name of a server. */
export function withServerRenamed({ profiles }: Settings, from: string, to: string): Profile[] {
  return profiles.map((profile) => (profile.server === from ? { ...profile, server: to } : profile));
}

const isOf = (profile: Profile, { server, target }: Scope): boolean =>
  profile.server === server && profile.target === target;
