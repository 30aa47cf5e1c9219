/** Store of favorite targets and of each target's last shell options. */

import { savedTargets, NO_SAVED_TARGETS, type SavedTargets } from '../../shared/view/savedTargets.ts';
import type { StoreShape } from './versionedStore.ts';

export const savedTargetsStore: StoreShape<SavedTargets> = {
  name: 'targets',
  label: ({ stores }) => stores.places,
  schema: savedTargets,
  defaults: () => NO_SAVED_TARGETS,
};
