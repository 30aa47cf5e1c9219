/** File formats for saved output, as offered by the dialog and the IPC contract. */

import type { OutputFormat } from '../../client/export/outputFormat.ts';

export const OUTPUT_FORMATS = ['text', 'raw', 'asciicast'] as const satisfies readonly OutputFormat[];
