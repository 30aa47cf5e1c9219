/** The user's settings: those that hold everywhere, and what holds for one server or target alone. */

import * as v from 'valibot';
import { profiles } from './settingsProfile.ts';
import { settingEntries } from './settingEntries.ts';

export const settings = v.strictObject({
  ...settingEntries,
  /** What holds for the shells of one server, or of one of its targets; a target's is before its server's. */
  profiles: v.optional(profiles, []),
});
export type Settings = v.InferOutput<typeof settings>;

export const settingsChange = v.partial(settings);
export type SettingsChange = v.InferInput<typeof settingsChange>;
