// Set-up steps of each task, in the order of their dependencies.
import { appBuild } from './appBuild.ts';
import { dockerEngine } from './dockerEngine.ts';
import { electronRuntime } from './electronRuntime.ts';
import { foreignClient } from './foreignClient.ts';
import { holderBuild, holderIfPossible } from './holderBuild.ts';
import { networkTools } from './networkTools.ts';
import { podmanEngine, podmanUser } from './podman.ts';
import type { SetupStep } from './step.ts';
import { systemLibraries } from './systemLibraries.ts';
import { testFont } from './testFont.ts';
import { testPrograms } from './testPrograms.ts';

/** Steps for opening the app. */
export const appSteps: readonly SetupStep[] = [electronRuntime, systemLibraries, appBuild, holderIfPossible];

const engineAndApp: readonly SetupStep[] = [electronRuntime, systemLibraries, dockerEngine, appBuild];

/** Steps for the demo: the app, and an engine with containers. */
export const demoSteps: readonly SetupStep[] = [...engineAndApp, holderIfPossible];

/** Steps for running every test. */
export const testSteps: readonly SetupStep[] = [
  ...engineAndApp,
  holderBuild,
  networkTools,
  podmanEngine,
  podmanUser,
  testPrograms,
  foreignClient,
  testFont,
];
