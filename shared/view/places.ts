/** Where shells can be opened, and what the user keeps of such places: favourites, and the options of the last shell there. */

import * as v from 'valibot';
import { hostId, shellOptions, target } from '../../protocol/messages/common.ts';

export const place = v.strictObject({
  server: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  /** The machine behind a gateway (G2). */
  host: v.exactOptional(hostId),
  target,
});
export type Place = v.InferOutput<typeof place>;

/** What the user enters about a shell; what is absent is as usual on its target. */
export const enteredOptions = v.pick(shellOptions, ['user', 'directory', 'command']);
export type EnteredOptions = v.InferOutput<typeof enteredOptions>;

/** More favourites than a menu can show at once, and as many places with options. */
export const MAX_KEPT_PLACES = 100;

export const keptPlaces = v.strictObject({
  favourites: v.pipe(v.array(place), v.maxLength(MAX_KEPT_PLACES)),
  /** The last used first. */
  lastOptions: v.pipe(
    v.array(v.strictObject({ place, options: enteredOptions })),
    v.maxLength(MAX_KEPT_PLACES),
  ),
});
export type KeptPlaces = Readonly<v.InferOutput<typeof keptPlaces>>;

export const NO_PLACES: KeptPlaces = { favourites: [], lastOptions: [] };

/** The same for the same place, and only for it. */
export function placeKey({ server, host, target: where }: Place): string {
  return JSON.stringify([server, host ?? '', where]);
}

/** The favourites with the place as the last of them, or without it. */
export function withFavourite(kept: KeptPlaces, one: Place, on: boolean): KeptPlaces {
  const others = kept.favourites.filter((other) => placeKey(other) !== placeKey(one));
  return { ...kept, favourites: (on ? [...others, one] : others).slice(-MAX_KEPT_PLACES) };
}

/** Options of the last shell there; without any, none are kept. */
export function withOptions(kept: KeptPlaces, one: Place, options: EnteredOptions): KeptPlaces {
  const others = kept.lastOptions.filter((other) => placeKey(other.place) !== placeKey(one));
  const isUsual = Object.keys(options).length === 0;
  const all = isUsual ? others : [{ place: one, options }, ...others];
  return { ...kept, lastOptions: all.slice(0, MAX_KEPT_PLACES) };
}

/** The options of the last shell at the place, where it had any. */
export function optionsAt({ lastOptions }: KeptPlaces, one: Place): EnteredOptions | undefined {
  return lastOptions.find(({ place: other }) => placeKey(other) === placeKey(one))?.options;
}
