// Records real programs for tests, all of them or the named ones: `node scripts/record.ts [NAME …]` (Linux,
// as root). It needs vim, less, htop, tmux, mc, nano, git and npm. The tests that play the recordings in
// test/recordings need none of these.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { castText } from './recording/cast.ts';
import { perform } from './recording/performance.ts';
import { SCENARIOS } from './recording/scenarios.ts';
import { projectRoot } from './support/projectRoot.ts';

const STAGE = join(projectRoot, 'scripts', 'recording', 'stage.sh');
const PROGRAMS = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`;
/** Namespaces that keep this machine's processes, files, names and networks out of a recording. */
const NAMESPACES = ['--uts', '--pid', '--mount', '--net', '--fork', '--kill-child', '--mount-proc'];

const names = process.argv.slice(2);
for (const scenario of SCENARIOS) {
  if (names.length > 0 && !names.includes(scenario.name)) continue;
  const events = await perform(scenario, ['unshare', ...NAMESPACES, 'bash', STAGE, PROGRAMS]);
  const cast = castText({ title: scenario.name, size: scenario.size, events });
  const packed = gzipSync(cast, { level: 9 });
  writeFileSync(join(projectRoot, 'test', 'recordings', `${scenario.name}.cast.gz`), packed);
  process.stdout.write(`${scenario.name}: ${events.length} events, ${packed.length} bytes\n`);
}
