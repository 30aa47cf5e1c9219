/** Puts one text on the clipboard in two forms. */

import * as electron from 'electron';

type Forms = { readonly text: string; readonly html: string };
/** Electron before 45, which development may run on (docs/CONTRIBUTING.md), has no items. */
type Earlier = { readonly write: (forms: Forms) => void };

/** Programs that know nothing of HTML get the plain text. */
export async function writeStyled(forms: Forms): Promise<void> {
  const { ClipboardItem: Item } = electron as Partial<typeof electron>;
  const { clipboard } = electron;
  if (Item === undefined) (clipboard as unknown as Earlier).write(forms);
  else await clipboard.write([new Item({ 'text/plain': forms.text, 'text/html': forms.html })]);
}
