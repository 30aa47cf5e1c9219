/** The places that the user starred, and the options of the last shells. */

import { keptPlaces, NO_PLACES, type KeptPlaces } from '../../shared/view/places.ts';
import type { StoreShape } from './versionedStore.ts';

export const placesStore: StoreShape<KeptPlaces> = {
  name: 'places',
  words: ({ stores }) => stores.places,
  version: 1,
  schema: keptPlaces,
  defaults: () => NO_PLACES,
  migrations: {},
};
