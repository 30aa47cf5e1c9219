/** A server in memory with one shell and real screens, and the devices connected to it. */

import { join } from 'node:path';
import type { FakeShell } from '../fakes/fakeShell.ts';
import { ManualClock } from '../fakes/manualClock.ts';
import { Stage } from '../server/stage.ts';
import { ModelDevice, type DeviceOptions } from './device.ts';
import { realScreens, type TtyEvent } from './realScreens.ts';

/** Max missed output that devices replay, bytes. It is far below the app's limit, so that both replays and snapshots occur. */
const SNAPSHOT_BEHIND_BYTES = 300;
const LOG_BYTES = 1024;
const HISTORY_BYTES = 1024 * 1024;
export const SETTLE_ROUNDS = 400;

export type World = {
  readonly stage: Stage;
  readonly devices: ModelDevice[];
  readonly shell: FakeShell;
  readonly ttyEvents: TtyEvent[];
  readonly join: () => void;
};

export type WorldOptions = Partial<
  Pick<DeviceOptions, 'past' | 'scrollbackLines' | 'savesScreens' | 'snapshotBehindBytes'>
> & {
  readonly historyBytes?: number;
  readonly logBytes?: number;
};

/** Runs all devices until nothing more happens. */
export async function settle(devices: readonly ModelDevice[]): Promise<void> {
  for (let isBusy = true; isBusy;) {
    isBusy = false;
    for (const device of devices) if (await device.settle()) isBusy = true;
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
}

/** Creates a world with one device, whose session has 20×6 cells. The journals are stored in `folder`. */
export async function createWorld(folder: string, options: WorldOptions = {}): Promise<World> {
  const { logBytes = LOG_BYTES, historyBytes = HISTORY_BYTES, ...deviceOptions } = options;
  const clock = new ManualClock();
  const { openScreen, ttyEvents } = realScreens(clock);
  const stage = new Stage({ logBytes, historyBytes, idleTimeoutMs: 1e12 }, openScreen, clock);
  const devices: ModelDevice[] = [];
  const add = (session: string | null): void => {
    const name = `device${devices.length}`;
    const common = {
      stage,
      session,
      size: { cols: 20, rows: 6 },
      snapshotBehindBytes: SNAPSHOT_BEHIND_BYTES,
    };
    devices.push(new ModelDevice({ name, folder: join(folder, name), ...common, ...deviceOptions }));
  };
  add(null);
  for (let round = 0; stage.shells.length === 0 || devices[0]?.pane.view.session === null; round += 1) {
    if (round > SETTLE_ROUNDS) throw new Error('no session was opened');
    await settle(devices);
    clock.advance(10);
  }
  const [shell] = stage.shells;
  if (shell === undefined) throw new Error('no shell was opened');
  return { stage, devices, shell, ttyEvents, join: () => add(devices[0]?.pane.view.session ?? null) };
}
