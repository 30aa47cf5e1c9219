/** Opens hyperlinks in the system's browser or mail program. */

import { shell } from 'electron';
import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { LocalizedText } from '../../../shared/words/words.ts';

/**
 * Opens a hyperlink in its normalized form. Has no effect when `openableAddress` does not allow the address.
 */
export async function openHyperlink(
  hyperlink: string,
  onFailure: (text: LocalizedText) => void,
): Promise<void> {
  const address = openableAddress(hyperlink);
  if (address === null) return;
  try {
    await shell.openExternal(address);
  } catch {
    onFailure(({ terminal }) => terminal.linkNotOpened(address));
  }
}
