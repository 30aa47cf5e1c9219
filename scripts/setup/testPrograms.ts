// Set-up step: programs that the tests run (Linux).
import { programStep } from './apt.ts';

/** Package `vim` instead of vim-tiny, which sends its terminal no queries. */
export const testPrograms = programStep('Installing programs for the tests', 'the programs', {
  vim: 'vim',
  less: 'less',
  valgrind: 'valgrind',
  zsh: 'zsh',
  fish: 'fish',
});
