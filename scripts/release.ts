// Releases a version: `node scripts/release.ts VERSION [--dry-run] [KIND …]` (docs/CONTRIBUTING.md, "Releases").
import { join } from 'node:path';
import { releaseOptions, type ReleaseOptions } from './release/releaseOptions.ts';
import { runRelease } from './release/runRelease.ts';
import { exitOnSetupError } from './setup/runSteps.ts';
import { projectRoot } from './support/projectRoot.ts';

const ISO_DATE_LENGTH = 'YYYY-MM-DD'.length;

function optionsOrUsage(): ReleaseOptions {
  try {
    return releaseOptions(process.argv.slice(2), process.platform);
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${sentence}\nusage: node scripts/release.ts VERSION [--dry-run] [KIND …]\n`);
    return process.exit(2);
  }
}

const options = optionsOrUsage();
await exitOnSetupError(() =>
  runRelease(options, {
    root: projectRoot,
    packageFolder: join(projectRoot, 'dist'),
    today: new Date().toISOString().slice(0, ISO_DATE_LENGTH),
    print: (line) => void process.stdout.write(`${line}\n`),
    makePackages: async (kinds) => {
      // Loaded here, so that a refusal or a dry run does not need the packaging library.
      const { makePackages } = await import('./packaging/makePackages.ts');
      return makePackages(kinds);
    },
  }),
);
