// Shutdown of the server, including the case in which closing fails.
import { expect, test, vi } from 'vitest';
import { shutdown, type ShutdownParts } from '../../../server/base/shutdown.ts';

function stage(close: () => Promise<void>) {
  const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
  let resolve: (result: string) => void = () => undefined;
  const exited = new Promise<string>((done) => (resolve = done));
  const exits = vi.fn<ShutdownParts['exit']>((result) => resolve(result));
  const stop = shutdown({ log, close, exit: exits });
  return { log, exited, exits, stop };
}

test('the server closes once, even after several signals, and then exits', async () => {
  const close = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const { stop, exited, exits } = stage(close);
  stop('SIGTERM');
  stop('SIGINT');
  expect(await exited).toBe('ok');
  expect([close.mock.calls.length, exits.mock.calls.length]).toEqual([1, 1]);
});

test('the server logs a failure to close, and exits anyway', async () => {
  const { stop, exited, log } = stage(() => Promise.reject(new Error('the disk is gone')));
  stop('SIGTERM');
  expect(await exited).toBe('failed');
  expect(log.error).toHaveBeenCalledWith({ error: 'the disk is gone' }, 'the shutdown failed');
});
