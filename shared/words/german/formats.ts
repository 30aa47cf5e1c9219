/** Amounts and times in German. */

import { formatsIn } from '../formats.ts';

const units = { seconds: 's', minutes: 'min', hours: 'h' };

/** Durations in the dative case, for use after `nach`, `vor`, `seit` and `in`. */
export const formats = formatsIn('de-DE', units, (count) => `${count} Tagen`);

/** A duration in the nominative case. */
export const { duration: lasting } = formatsIn('de-DE', units, (count) => `${count} Tage`);
