// Writes the parts of docs/PROTOCOL.md that are generated from the code. Run it by hand after changing
// protocol/.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGeneratedParts } from './protocol/documentParts.ts';
import { projectRoot } from './support/projectRoot.ts';

const path = join(projectRoot, 'docs', 'PROTOCOL.md');
const limitsSource = readFileSync(join(projectRoot, 'protocol', 'limits.ts'), 'utf8');
writeFileSync(path, withGeneratedParts(readFileSync(path, 'utf8'), limitsSource));
