/** What may be written into `settings.json`, for editors that know JSON Schema. */

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import { settings } from '../../shared/settings/settings.ts';

const SCHEMA_FILE = 'settings.schema.json';

/** What a settings file begins with. */
export const FRESH_SETTINGS = `// Settings of Holdfast. A change takes effect within seconds of its saving; comments stay.
{
  "$schema": "./${SCHEMA_FILE}"
}
`;

/** The schema of the settings' file as a JSON Schema document. */
export function settingsSchema(): object {
  // Names are trimmed when they are read; an editor need not know.
  const { properties, ...schema } = toJsonSchema(settings, { typeMode: 'input', errorMode: 'ignore' });
  const about = { $schema: { type: 'string' }, version: { const: 1 } };
  return { ...schema, title: 'Settings of Holdfast', properties: { ...about, ...properties } };
}

/** Puts the schema beside the settings' file. */
export function writeSettingsSchema(settingsPath: string): void {
  writeFileSync(join(dirname(settingsPath), SCHEMA_FILE), `${JSON.stringify(settingsSchema(), null, 2)}\n`);
}
