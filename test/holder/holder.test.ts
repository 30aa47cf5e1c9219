// Contract tests of the holder as it is shipped.
import { holderContract } from '../contract/holderContract.ts';
import { PROGRAM } from './heldProgram.ts';

holderContract(() => PROGRAM);
