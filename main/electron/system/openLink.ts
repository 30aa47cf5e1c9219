/** Has the system open a link. */

import { shell } from 'electron';
import { openableAddress } from '../../../shared/view/hyperlinks.ts';
import type { LocalizedText } from '../../../shared/words/words.ts';

/** Opens it in its one spelling; what may not be opened is left alone, whoever asks. */
export async function openLink(link: string, onFailure: (say: LocalizedText) => void): Promise<void> {
  const address = openableAddress(link);
  if (address === null) return;
  try {
    await shell.openExternal(address);
  } catch {
    onFailure(({ terminal }) => terminal.linkNotOpened(address));
  }
}
