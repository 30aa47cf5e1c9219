// Signs latest*.yml files of the update feed, optionally for a staged rollout: `node scripts/sign-update.ts
// KEY [--percent N] FILE …`.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signatureOf, withRollout } from './packaging/signing.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { percent: { type: 'string' } },
});
const [keyFile, ...files] = positionals;
const percent = values.percent === undefined ? undefined : Number(values.percent);
if (
  keyFile === undefined ||
  files.length === 0 ||
  (percent !== undefined && !(percent >= 0 && percent <= 100))
) {
  process.stderr.write('usage: node scripts/sign-update.ts KEY [--percent 0…100] FILE.yml …\n');
  process.exit(2);
}
const key = readFileSync(keyFile, 'utf8');
for (const file of files) {
  const text = withRollout(readFileSync(file, 'utf8'), percent);
  writeFileSync(file, text);
  writeFileSync(`${file}.sig`, signatureOf(text, key));
}
