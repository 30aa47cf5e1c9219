/** The server's real screens without their thread, and what each of them was told. */

import type { Size } from '../../protocol/messages/common.ts';
import { RelayedScreen } from '../../server/screen/relayedScreen.ts';
import type { OpenScreen } from '../../server/screen/screen.ts';
import { ScreenWorker } from '../../server/screen/screenWorker.ts';
import type { ManualClock } from '../fakes/manualClock.ts';

/** One thing that happened to a tty: output, or another size. */
export type TtyEvent = Uint8Array | Size;

export type RealScreens = {
  readonly openScreen: OpenScreen;
  /** Everything that the last screen was told, in order. */
  readonly told: TtyEvent[];
};

export function realScreens(clock: ManualClock): RealScreens {
  const screens = new Map<number, RelayedScreen>();
  const told: TtyEvent[] = [];
  const host = new ScreenWorker({
    clock,
    post: (message) => screens.get(message.id)?.receive(message),
    soon: (run) => void setImmediate(run),
    busyWith: () => undefined,
  });
  const openScreen: OpenScreen = (size, profile, events) => {
    const id = screens.size + 1;
    const screen = new RelayedScreen({
      id,
      size,
      profile,
      events,
      post: (message) => {
        host.receive(message);
        return true;
      },
      onDispose: () => void screens.delete(id),
    });
    screens.set(id, screen);
    told.length = 0;
    told.push(size);
    return {
      replay: screen.replay,
      setProfile: screen.setProfile,
      setFocused: screen.setFocused,
      snapshot: screen.snapshot,
      summary: screen.summary,
      pendingBytes: screen.pendingBytes,
      dispose: screen.dispose,
      write: (bytes) => {
        told.push(bytes.slice());
        screen.write(bytes);
      },
      resize: (next) => {
        told.push(next);
        screen.resize(next);
      },
    };
  };
  return { openScreen, told };
}
