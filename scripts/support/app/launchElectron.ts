// Starts Electron under the control of Playwright.
import { _electron, errors, type ElectronApplication } from 'playwright-core';

/**
 * Starts Electron, and once more if that times out: in about one of some hundred starts both debuggers answer and then nothing
 * follows. The app itself has not begun by then, because Playwright delays its `whenReady`.
 */
export async function launchElectron(
  options: Parameters<typeof _electron.launch>[0],
): Promise<ElectronApplication> {
  try {
    return await _electron.launch(options);
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.warn(`Electron was started again: ${error.message.split('\n')[0]}`);
    return _electron.launch(options);
  }
}
