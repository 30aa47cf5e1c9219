// Starts Electron for who drives it.
import { _electron, errors, type ElectronApplication } from 'playwright-core';

/**
 * Starts Electron and takes it over. Until that is done the app has not begun: the driver holds its `whenReady` back. Once in
 * some hundred starts both debuggers answer and then nothing follows, so a start that hangs there is made a second time.
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
