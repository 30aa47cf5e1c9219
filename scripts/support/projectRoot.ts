// Path of the checkout, independent of the folder from which a command was started.
import { dirname } from 'node:path';

/** Absolute path of the folder with package.json. */
export const projectRoot = dirname(dirname(import.meta.dirname));
