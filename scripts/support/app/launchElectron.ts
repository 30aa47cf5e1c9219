// Starts Electron, controlled by Playwright.
import { _electron, errors, type ElectronApplication } from 'playwright-core';

/**
 * Starts Electron, and tries once more after a timeout. In about one of several hundred starts, both
 * debuggers reply, but then nothing happens. The app itself has not started by then, because Playwright
 * delays its `whenReady`.
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
