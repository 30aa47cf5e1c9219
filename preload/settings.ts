/** The user's settings: their schema, defaults and bounds. */

import * as v from 'valibot';

export const settings = v.strictObject({
  /** Lines kept above the screen of each terminal. */
  scrollbackLines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000)), 10_000),
  /** A CSS font-family list; the platform's monospace font comes last. */
  fontFamily: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(500)), 'ui-monospace, monospace'),
  /** CSS pixels. */
  fontSize: v.optional(v.pipe(v.number(), v.minValue(6), v.maxValue(72)), 13),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Keep each tab's screen and history in a file, so that it is there at the next start. */
  saveScreens: v.optional(v.boolean(), true),
  /** Ask new shells to mark their prompts and commands, so that finished commands can be told (A4). */
  shellIntegration: v.optional(v.boolean(), true),
  /** A tab whose service's container was stopped or replaced opens its next shell by itself, in the successor. */
  followServices: v.optional(v.boolean(), false),
});
export type Settings = v.InferOutput<typeof settings>;

export const settingsChange = v.partial(settings);
export type SettingsChange = v.InferInput<typeof settingsChange>;
