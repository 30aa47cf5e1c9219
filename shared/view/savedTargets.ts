/** Where shells can be opened, and what the user keeps of such places: favorites, and the options of the last shell there. */

import * as v from 'valibot';
import { hostId, shellOptionFields, target } from '../../protocol/messages/common.ts';

export const serverTarget = v.strictObject({
  server: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** The machine behind a gateway (G2). */
  host: v.exactOptional(hostId),
  target,
});
export type ServerTarget = v.InferOutput<typeof serverTarget>;

/** What the user enters about a shell; what is absent is as usual on its target. */
export const enteredOptions = v.pick(shellOptionFields, ['user', 'directory', 'command']);
export type EnteredOptions = v.InferOutput<typeof enteredOptions>;

/** More favorites than a menu can show at once, and as many places with options. */
export const MAX_SAVED_TARGETS = 100;

export const savedTargets = v.strictObject({
  favorites: v.pipe(v.array(serverTarget), v.maxLength(MAX_SAVED_TARGETS)),
  /** The last used first. */
  lastOptions: v.pipe(
    v.array(v.strictObject({ serverTarget, options: enteredOptions })),
    v.maxLength(MAX_SAVED_TARGETS),
  ),
});
export type SavedTargets = Readonly<v.InferOutput<typeof savedTargets>>;

export const NO_SAVED_TARGETS: SavedTargets = { favorites: [], lastOptions: [] };

/** The same for the same place, and only for it. */
export function targetKey({ server, host, target: where }: ServerTarget): string {
  return JSON.stringify([server, host ?? '', where]);
}

/** The favorites with the place as the last of them, or without it. */
export function withFavorite(kept: SavedTargets, one: ServerTarget, on: boolean): SavedTargets {
  const others = kept.favorites.filter((other) => targetKey(other) !== targetKey(one));
  return { ...kept, favorites: (on ? [...others, one] : others).slice(-MAX_SAVED_TARGETS) };
}

/** Options of the last shell there; without any, none are kept. */
export function withOptions(kept: SavedTargets, one: ServerTarget, options: EnteredOptions): SavedTargets {
  const others = kept.lastOptions.filter((other) => targetKey(other.serverTarget) !== targetKey(one));
  const isUsual = Object.keys(options).length === 0;
  const all = isUsual ? others : [{ serverTarget: one, options }, ...others];
  return { ...kept, lastOptions: all.slice(0, MAX_SAVED_TARGETS) };
}

/** The options of the last shell at the place, where it had any. */
export function optionsAt({ lastOptions }: SavedTargets, one: ServerTarget): EnteredOptions | undefined {
  return lastOptions.find(({ serverTarget: other }) => targetKey(other) === targetKey(one))?.options;
}
