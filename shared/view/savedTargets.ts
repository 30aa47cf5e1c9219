/** Targets that the app remembers for the user: favorites, and each target's last shell options. */

import * as v from 'valibot';
import { hostId, shellOptionFields, target } from '../../protocol/messages/common.ts';

export const serverTarget = v.strictObject({
  server: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** Host behind a gateway (G2). */
  host: v.exactOptional(hostId),
  target,
});
/** A target on a server. */
export type ServerTarget = v.InferOutput<typeof serverTarget>;

/** Shell options that the user can enter. If one is absent, the target's default applies. */
export const enteredOptions = v.pick(shellOptionFields, ['user', 'directory', 'command']);
export type EnteredOptions = v.InferOutput<typeof enteredOptions>;

/** Max number of favorites, and of targets with stored options; a menu cannot show more at once. */
export const MAX_SAVED_TARGETS = 100;

export const savedTargets = v.strictObject({
  favorites: v.pipe(v.array(serverTarget), v.maxLength(MAX_SAVED_TARGETS)),
  /** Options of the last shells, most recently used first. */
  lastOptions: v.pipe(
    v.array(v.strictObject({ serverTarget, options: enteredOptions })),
    v.maxLength(MAX_SAVED_TARGETS),
  ),
});
export type SavedTargets = Readonly<v.InferOutput<typeof savedTargets>>;

export const NO_SAVED_TARGETS: SavedTargets = { favorites: [], lastOptions: [] };

/** Key that identifies a target on a server. */
export function targetKey({ server, host, target: where }: ServerTarget): string {
  return JSON.stringify([server, host ?? '', where]);
}

/** Adds a target at the end of the favorites, or removes it from them. */
export function withFavorite(saved: SavedTargets, favorite: ServerTarget, on: boolean): SavedTargets {
  const others = saved.favorites.filter((other) => targetKey(other) !== targetKey(favorite));
  return { ...saved, favorites: (on ? [...others, favorite] : others).slice(-MAX_SAVED_TARGETS) };
}

/** Stores the options of the last shell on a target; empty options are removed. */
export function withOptions(
  saved: SavedTargets,
  usedTarget: ServerTarget,
  options: EnteredOptions,
): SavedTargets {
  const key = targetKey(usedTarget);
  const others = saved.lastOptions.filter((other) => targetKey(other.serverTarget) !== key);
  const isDefault = Object.keys(options).length === 0;
  const all = isDefault ? others : [{ serverTarget: usedTarget, options }, ...others];
  return { ...saved, lastOptions: all.slice(0, MAX_SAVED_TARGETS) };
}

/** Options of the last shell on a target; undefined when they were the defaults. */
export function optionsAt(
  { lastOptions }: SavedTargets,
  usedTarget: ServerTarget,
): EnteredOptions | undefined {
  return lastOptions.find(({ serverTarget: other }) => targetKey(other) === targetKey(usedTarget))?.options;
}
