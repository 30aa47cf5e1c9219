// Program inside a network namespace that drives the app for a test outside. Each call and each reply is one JSON line.
import { createInterface } from 'node:readline';
import { AppDriver } from '../../../scripts/support/app/appDriver.ts';

/** Methods that the test can call. Arguments and results are plain JSON. */
export type RemoteApp = Pick<
  AppDriver,
  'addServer' | 'newTabOn' | 'waitForLink' | 'waitForText' | 'type' | 'history' | 'screenshot' | 'stop'
>;

type Call = { readonly method: keyof RemoteApp; readonly args: readonly unknown[] };

/** Replies to calls until the input ends. */
async function serve(): Promise<void> {
  const app = await AppDriver.launch({ userData: process.env['HOLDFAST_USER_DATA'] ?? '' });
  process.stdout.write(`${JSON.stringify({ result: null })}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const { method, args } = JSON.parse(line) as Call;
    const run = app[method].bind(app) as (...args: readonly unknown[]) => Promise<unknown>;
    const reply = await run(...args).then(
      (result) => ({ result: result ?? null }),
      (error: unknown) => ({ error: String(error) }),
    );
    process.stdout.write(`${JSON.stringify(reply)}\n`);
  }
  await app.stop();
}

if (import.meta.main) await serve();
