/** JSON Schema of `settings.json`, for completion and checks in editors. */

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { settings } from '../../shared/settings/settings.ts';
import { STORE_VERSION } from './documentFile.ts';

const SCHEMA_FILE = 'settings.schema.json';

/** Initial text of a settings file. */
export const FRESH_SETTINGS = `// Settings of Holdfast. Changes take effect within seconds after you save; comments are kept.
{
  "$schema": "./${SCHEMA_FILE}"
}
`;

/** The schema of the settings file as a JSON Schema document. */
export function settingsSchema(): object {
  // JSON Schema cannot express that names are trimmed; editors do not need it.
  const { properties, ...schema } = toJsonSchema(settings, { typeMode: 'input', errorMode: 'ignore' });
  const about = { $schema: { type: 'string' }, version: { const: STORE_VERSION } };
  return { ...schema, title: 'Settings of Holdfast', properties: { ...about, ...properties } };
}

/** Writes the schema next to the settings file. */
export function writeSettingsSchema(settingsPath: string): void {
  writeFileSync(join(dirname(settingsPath), SCHEMA_FILE), `${JSON.stringify(settingsSchema(), null, 2)}\n`);
}
