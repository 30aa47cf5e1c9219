/** The user's settings on disk. */

import * as v from 'valibot';
import { settings, type Settings } from '../../shared/settings/settings.ts';
import type { StoreShape } from './versionedStore.ts';

export const settingsStore: StoreShape<Settings> = {
  name: 'settings',
  words: ({ stores }) => stores.settings,
  version: 1,
  schema: settings,
  defaults: () => v.parse(settings, {}),
  migrations: {},
  byHand: settings.entries,
};
