// Set-up step: a font with ligatures for the tests (Linux).
import { runCommand } from '../support/commands.ts';
import { aptInstall } from './apt.ts';
import type { SetupStep } from './step.ts';

/** The font as a CSS font family. */
export const LIGATURE_FONT = 'JetBrains Mono';

/** Installs the font for the tests of ligatures. */
export const testFont: SetupStep = {
  name: 'Installing a font for the tests',
  needed: async () => {
    if (process.platform !== 'linux') return false;
    const { output } = await runCommand('fc-list', [LIGATURE_FONT, 'family']);
    return !output.includes(LIGATURE_FONT);
  },
  run: () => aptInstall('the font', ['fonts-jetbrains-mono']),
};
