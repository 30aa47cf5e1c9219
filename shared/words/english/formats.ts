/** Amounts and times in English: with 24 hours, as terminals have them. */

import { formatsIn } from '../formats.ts';

export const formats = formatsIn(
  'en-GB',
  { seconds: 's', minutes: 'min', hours: 'h' },
  (count) => `${count} days`,
);
