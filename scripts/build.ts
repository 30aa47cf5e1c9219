// Task: builds the app into out/, even when nothing changed. Then builds the holder, because the app's build
// empties the folder.
import { buildApp } from './setup/appBuild.ts';
import { holderIfPossible } from './setup/holderBuild.ts';
import { setUp } from './setup/runSteps.ts';

await setUp([{ name: 'Building the app', needed: () => true, run: buildApp }]);
await setUp([holderIfPossible]);
