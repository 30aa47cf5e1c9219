/** Amounts and times in German. */

import { formatsIn } from '../formats.ts';

export const formats = formatsIn(
  'de-DE',
  { seconds: 's', minutes: 'min', hours: 'h' },
  (count) => `${count} Tagen`,
);
