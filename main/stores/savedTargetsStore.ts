/** The places that the user starred, and the options of the last shells. */

import { savedTargets, NO_SAVED_TARGETS, type SavedTargets } from '../../shared/view/savedTargets.ts';
import type { StoreShape } from './versionedStore.ts';

export const savedTargetsStore: StoreShape<SavedTargets> = {
  name: 'targets',
  words: ({ stores }) => stores.places,
  version: 1,
  schema: savedTargets,
  defaults: () => NO_SAVED_TARGETS,
  migrations: {},
};
