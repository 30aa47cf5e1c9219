/** Checks a value that the user entered for a setting. */

import * as v from 'valibot';
import type { Words } from '../../../shared/words/english.ts';
import { settings as schema, type Settings } from '../../../shared/settings/settings.ts';

type SettingName = keyof Settings;
/** The change to save, or the text of the problem. */
type SettingCheck =
  | { readonly ok: true; readonly change: Partial<Settings> }
  | { readonly ok: false; readonly problem: string };

/** @param allowed is a text that describes the permitted values. */
export function checkSetting(
  { settings: words }: Words,
  name: SettingName,
  entered: string,
  allowed: string,
): SettingCheck {
  const text = entered.trim();
  const isNumber = typeof v.getDefaults(schema)[name] === 'number';
  const value = isNumber && text !== '' ? Number(text.replaceAll(/[,\s]/g, '')) : text;
  const result = v.safeParse(schema.entries[name], value);
  if (!result.success) return { ok: false, problem: words.notSaved(allowed) };
  return { ok: true, change: { [name]: result.output } };
}
