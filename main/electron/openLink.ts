/** Has the system open a link. */

import { shell } from 'electron';
import { openableAddress } from '../../preload/links.ts';

/** Opens it in its one spelling; what may not be opened is left alone, whoever asks. */
export async function openLink(link: string, onFailure: (message: string) => void): Promise<void> {
  const address = openableAddress(link);
  if (address === null) return;
  try {
    await shell.openExternal(address);
  } catch {
    onFailure(`The system could not open ${address}. The link's menu can copy it.`);
  }
}
