// Where the checkout is, whatever folder a command was started from.
import { dirname } from 'node:path';

/** Absolute path of the folder that holds package.json. */
export const projectRoot = dirname(dirname(import.meta.dirname));
