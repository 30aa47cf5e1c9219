// Set-up step: programs that the tests run (Linux).
import { programStep } from './apt.ts';

/** The package is `vim`, because vim-tiny sends no queries to its terminal. */
export const testPrograms = programStep('Installing programs for the tests', 'the programs', {
  vim: 'vim',
  less: 'less',
  valgrind: 'valgrind',
  zsh: 'zsh',
  fish: 'fish',
});
