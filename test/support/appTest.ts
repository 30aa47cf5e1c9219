// `test` with an app stage. A test that takes `{ stage }` gets a new stage, which is closed when the test ends.
import { test } from 'vitest';
import { createAppStage, type AppStage, type AppStageOptions } from './app/appStage.ts';

/** Time limit for building a stage, and for closing it, ms. A busy machine takes several seconds. */
const STAGE_MS = 90_000;

const withOptions = test
  .extend('serverArguments', { scope: 'file' }, [] as AppStageOptions['serverArguments'])
  .extend('settings', { scope: 'file' }, {} as AppStageOptions['settings']);

/** Rejects if `work` exceeds the limit, because vitest has no limit for a fixture's cleanup. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`stage not closed within ${STAGE_MS} ms`)), STAGE_MS);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

async function stageFixture(
  { serverArguments, settings }: AppStageOptions,
  { onCleanup }: { readonly onCleanup: (cleanup: () => Promise<void>) => void },
): Promise<AppStage> {
  const stage = await createAppStage({ serverArguments, settings });
  onCleanup(() => inTime(stage.close()));
  return stage;
}

/**
 * `test` with a stage for each test. A file can override `serverArguments` or `settings`. Fixtures that a file derives from
 * `stage` are cleaned up before the stage.
 */
export const appTest = withOptions.extend('stage', stageFixture);

/** `appTest` that also starts the app, with the stage's server added. */
export const serverAppTest = appTest.extend('app', ({ stage }) => stage.launchWithServer());

/** `test` with one stage for all tests in a file. */
export const sharedAppTest = withOptions.extend('stage', { scope: 'file' }, stageFixture);

// The stage is built in a hook, so that its time does not count for the test's own limit.
appTest.beforeEach(({ stage }) => void stage, STAGE_MS);
