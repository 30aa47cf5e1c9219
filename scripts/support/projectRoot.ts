// Path of the checkout, independent of the folder in which a command was started.
import { dirname } from 'node:path';

/** Absolute path of the folder that contains package.json. */
export const projectRoot = dirname(dirname(import.meta.dirname));
