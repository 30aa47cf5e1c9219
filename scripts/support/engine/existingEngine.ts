// The machine's own Docker engine, used on macOS and Windows instead of a private one.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../setup/step.ts';
import type { EngineProcess } from './engine.ts';
import { requestEngine } from './engineApi.ts';
import { pullTestImages } from './engineImages.ts';

function defaultSocket(): string {
  if (process.platform === 'win32') return '//./pipe/docker_engine';
  const candidates = ['/var/run/docker.sock', join(homedir(), '.docker', 'run', 'docker.sock')];
  return candidates.find((path) => existsSync(path)) ?? '/var/run/docker.sock';
}

function refuseControl(): Promise<never> {
  return Promise.reject(
    new Error('only a private engine can be halted or restarted: run this test on Linux'),
  );
}

/** The engine at DOCKER_HOST or at the default socket, with the test images pulled; `stop` does nothing. */
export async function existingEngine(): Promise<EngineProcess> {
  const configured = process.env['DOCKER_HOST'];
  const socketPath = configured?.replace(/^(unix|npipe):\/\//, '') ?? defaultSocket();
  const answer = await requestEngine(socketPath, 'GET', '/_ping').catch(() => undefined);
  if (answer?.status !== 200)
    throw new SetupError(`No Docker engine answers at ${socketPath}: start Docker Desktop, then run again.`);
  await pullTestImages(socketPath).catch((error: Error) => {
    throw new SetupError(
      `The Docker engine at ${socketPath} could not pull the test images (${error.message}): check that it reaches Docker Hub, then run again.`,
    );
  });
  return {
    socketPath,
    dockerHost: configured ?? `${process.platform === 'win32' ? 'npipe' : 'unix'}://${socketPath}`,
    pid: () => undefined,
    restart: refuseControl,
    halt: refuseControl,
    resume: refuseControl,
    stop: () => Promise.resolve(),
  };
}
