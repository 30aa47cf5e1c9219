// Runs inside a network namespace: drives the app there for a test outside, one JSON line for each call and answer.
import { createInterface } from 'node:readline';
import { AppDriver } from '../../../scripts/support/app/appDriver.ts';

/** What can be called from outside; arguments and results are plain JSON. */
export type RemoteApp = Pick<
  AppDriver,
  'addServer' | 'newTabOn' | 'waitForLink' | 'waitForText' | 'type' | 'history' | 'screenshot' | 'stop'
>;

type Call = { readonly method: keyof RemoteApp; readonly args: readonly unknown[] };

/** Answers calls until the input ends. */
async function serve(): Promise<void> {
  const app = await AppDriver.launch({ userData: process.env['HOLDFAST_USER_DATA'] ?? '' });
  process.stdout.write(`${JSON.stringify({ result: null })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const { method, args } = JSON.parse(line) as Call;
    const run = app[method].bind(app) as (...given: readonly unknown[]) => Promise<unknown>;
    const answer = await run(...args).then(
      (result) => ({ result: result ?? null }),
      (error: unknown) => ({ error: String(error) }),
    );
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
  await app.stop();
}

if (import.meta.main) await serve();
