/** Opens `settings.json` in the system's editor. */

import { shell } from 'electron';
import { writeSettingsSchema } from '../../stores/settingsSchema.ts';
import type { OpenUserData } from '../userData.ts';

/** Opens the settings file, or shows a notice with its path when the system cannot open it. */
export async function openSettingsFile({ settings, notices }: OpenUserData): Promise<void> {
  settings.write();
  writeSettingsSchema(settings.path);
  const failure = await shell.openPath(settings.path);
  if (failure !== '') notices.add('info', (words) => words.notices.settingsAt(settings.path));
}
