/** Amounts and times in English, with a 24-hour clock, which terminals also use. */

import { formatsIn } from '../formats.ts';

export const formats = formatsIn(
  'en-GB',
  { seconds: 's', minutes: 'min', hours: 'h' },
  (count) => `${count} days`,
);
