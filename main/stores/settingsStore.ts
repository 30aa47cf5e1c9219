/** Store of the user's settings. */

import * as v from 'valibot';
import { settings, type Settings } from '../../shared/settings/settings.ts';
import type { StoreShape } from './versionedStore.ts';

export const settingsStore: StoreShape<Settings> = {
  name: 'settings',
  label: ({ stores }) => stores.settings,
  schema: settings,
  defaults: () => v.parse(settings, {}),
  byHand: settings.entries,
};
