// Task: builds the app into out/, also when nothing changed.
import { buildApp } from './setup/appBuild.ts';
import { setUp } from './setup/runSteps.ts';

await setUp([{ name: 'Building the app', needed: () => true, run: buildApp }]);
