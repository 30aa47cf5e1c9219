// Set-up step: the programs that the tests start, in terminals as their users do and around the holder (Linux).
import { programStep } from './apt.ts';

/** The vim of package `vim`: the tiny one asks its terminal nothing. */
export const testPrograms = programStep('Installing programs that the tests start', 'the programs', {
  vim: 'vim',
  less: 'less',
  valgrind: 'valgrind',
  zsh: 'zsh',
  fish: 'fish',
});
