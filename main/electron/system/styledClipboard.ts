/** Writes a text to the clipboard in two formats. */

import * as electron from 'electron';

type Formats = { readonly text: string; readonly html: string };
/**
 * Clipboard API of Electron before version 45. Development builds may run on such a version
 * (docs/CONTRIBUTING.md).
 */
type EarlierClipboard = { readonly write: (formats: Formats) => void };

/** Writes the text as plain text and as HTML. */
export async function writeStyled(formats: Formats): Promise<void> {
  const { ClipboardItem: Item } = electron as Partial<typeof electron>;
  const { clipboard } = electron;
  if (Item === undefined) (clipboard as unknown as EarlierClipboard).write(formats);
  else await clipboard.write([new Item({ 'text/plain': formats.text, 'text/html': formats.html })]);
}
