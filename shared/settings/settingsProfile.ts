/** Settings that hold for the shells of one server, or of one target, in place of those that hold everywhere. */

import * as v from 'valibot';
import { enteredOptions } from '../view/savedTargets.ts';
import { settingEntries } from './settingEntries.ts';

/** What makes sense for some shells alone: how they look, what the mouse does there, and what new ones are asked for. */
export const PROFILE_SETTINGS = [
  'lightColors',
  'darkColors',
  'minimumContrast',
  'fontFamily',
  'fontSize',
  'lineHeight',
  'ligatures',
  'cursorStyle',
  'cursorBlink',
  'copyOnSelect',
  'rightClick',
  'scrollbackLines',
  'shellIntegration',
  'notifyAfterSeconds',
  'followServices',
  'clipboardWrite',
  'prediction',
] as const satisfies readonly (keyof typeof settingEntries)[];
export type ProfileSetting = (typeof PROFILE_SETTINGS)[number];

const MAX_PROFILES = 200;
const MAX_NAME_CHARS = 300;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_CHARS));

type Entries = typeof settingEntries;
type Own = { [N in ProfileSetting]: v.ExactOptionalSchema<Entries[N]['wrapped'], undefined> };
/** The same schemas, without what holds when there is nothing. */
const own = Object.fromEntries(
  PROFILE_SETTINGS.map((one) => [one, v.exactOptional(settingEntries[one].wrapped)]),
) as unknown as Own;

const profile = v.strictObject({
  /** The server's name in the app. */
  server: name,
  /** `local`, a container's name, `service:NAME[#TASK]` or `compose:PROJECT/SERVICE[#NUMBER]`; without, all of the server. */
  target: v.exactOptional(name),
  ...own,
  /** Of new shells that are not asked for otherwise. */
  ...enteredOptions.entries,
});
export type Profile = Readonly<v.InferOutput<typeof profile>>;

/** Each server and target at most once. */
export const profiles = v.pipe(
  v.array(profile),
  v.maxLength(MAX_PROFILES),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const scopes = value.map(({ server, target }) => JSON.stringify([server, target]));
    const key = scopes.findIndex((scope, index) => scopes.indexOf(scope) < index);
    if (key !== -1)
      addIssue({
        message: 'an earlier profile has the same server and target',
        path: [{ type: 'array', origin: 'value', input: value, key, value: value[key] }],
      });
  }),
);
