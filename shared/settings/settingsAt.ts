/** Which settings hold at a place: everywhere's, over them its server's, over those its target's. Pure. */

import type { Target } from '../../protocol/messages/common.ts';
import type { EnteredOptions } from '../view/savedTargets.ts';
import type { Settings } from './settings.ts';
import type { Profile } from './settingsProfile.ts';
import type { AppView } from '../view/view.ts';

/** What a profile is for; without a target all of the server. */
export type Scope = Pick<Profile, 'server' | 'target'>;

/** A target in a word, as the client for terminals has it. */
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

/** The profiles that are about the scope, the nearest last: a server's, a service's, one of its tasks'. */
function profilesFor({ profiles }: Settings, { server, target }: Scope): readonly Profile[] {
  const words = target === undefined ? [] : [...new Set([target.replace(/#[^#]*$/, ''), target])];
  return [undefined, ...words].flatMap((word) =>
    profiles.filter((profile) => profile.server === server && profile.target === word),
  );
}

export function settingsAt(settings: Settings, scope: Scope): Settings {
  return Object.assign({}, settings, ...profilesFor(settings, scope).map(settingsIn)) as Settings;
}

/** Of a new shell there. */
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

/** What a pane's shell is at; undefined when its server is not there any more. */
export function scopeOf(
  { servers }: Shown,
  pane: { readonly server: string; readonly target: Target },
): Scope | undefined {
  const server = servers.find(({ id }) => id === pane.server)?.name;
  return server === undefined ? undefined : { server, target: targetWord(pane.target) };
}

/** The settings of a pane. */
export function settingsOf(
  view: Shown,
  pane: { readonly server: string; readonly target: Target },
): Settings {
  const scope = scopeOf(view, pane);
  return scope === undefined ? view.settings : settingsAt(view.settings, scope);
}

/** The scope's own profile. */
export function profileOf({ profiles }: Settings, scope: Scope): Profile {
  return profiles.find((profile) => isOf(profile, scope)) ?? scope;
}

/** The profiles with this one in place of its scope's; with nothing in it there is none. */
export function withProfile({ profiles }: Settings, changed: Profile): Profile[] {
  const isEmpty = Object.keys(changed).every((name) => name === 'server' || name === 'target');
  const at = profiles.findIndex((profile) => isOf(profile, changed));
  if (at === -1) return isEmpty ? [...profiles] : [...profiles, changed];
  return profiles.flatMap((profile, index) => (index !== at ? profile : isEmpty ? [] : changed));
}

/** The profiles once a server has another name. */
export function withServerRenamed({ profiles }: Settings, from: string, to: string): Profile[] {
  return profiles.map((profile) => (profile.server === from ? { ...profile, server: to } : profile));
}

const isOf = (profile: Profile, { server, target }: Scope): boolean =>
  profile.server === server && profile.target === target;
