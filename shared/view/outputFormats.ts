/** Export formats that the dialog and the IPC contract offer. */

import type { OutputFormat } from '../../client/export/outputFormat.ts';

export const OUTPUT_FORMATS = ['text', 'raw', 'asciicast'] as const satisfies readonly OutputFormat[];
