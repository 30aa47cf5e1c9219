// Set-up step: a font with ligatures, which no system brings along (Linux).
import { runCommand } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

/** As a CSS font family. */
export const LIGATURE_FONT = 'JetBrains Mono';

/** The tests of ligatures draw with it. */
export const testFont: SetupStep = {
  name: 'Installing a font that the tests draw with',
  needed: async () => {
    if (process.platform !== 'linux') return false;
    const { output } = await runCommand('fc-list', [LIGATURE_FONT, 'family']);
    return !output.includes(LIGATURE_FONT);
  },
  run: () => aptInstall('the font', ['fonts-jetbrains-mono']),
};
