/** The server's real screens, run without their thread. Their input is recorded. */

import type { Size } from '../../protocol/messages/common.ts';
import { RelayedScreen } from '../../server/screen/relayedScreen.ts';
import type { OpenScreen } from '../../server/screen/screen.ts';
import { ScreenWorker } from '../../server/screen/screenWorker.ts';
import type { ManualClock } from '../fakes/manualClock.ts';

/** Event of a tty: output, or a new size. */
export type TtyEvent = Uint8Array | Size;

export type RealScreens = {
  readonly openScreen: OpenScreen;
  /** All events that the last screen received, in order. */
  readonly ttyEvents: TtyEvent[];
};

export function realScreens(clock: ManualClock): RealScreens {
  const screens = new Map<number, RelayedScreen>();
  const ttyEvents: TtyEvent[] = [];
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
    ttyEvents.length = 0;
    ttyEvents.push(size);
    return {
      replay: screen.replay,
      setProfile: screen.setProfile,
      setFocused: screen.setFocused,
      snapshot: screen.snapshot,
      summary: screen.summary,
      pendingBytes: screen.pendingBytes,
      dispose: screen.dispose,
      write: (bytes) => {
        ttyEvents.push(bytes.slice());
        screen.write(bytes);
      },
      resize: (next) => {
        ttyEvents.push(next);
        screen.resize(next);
      },
    };
  };
  return { openScreen, ttyEvents };
}
