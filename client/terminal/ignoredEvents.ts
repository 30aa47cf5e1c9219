// Event handlers that do nothing, for owners of a terminal that need only a few of its events.
import type { RemoteTerminalEvents } from './terminalTypes.ts';

const ignore = (): void => undefined;

/** Ignores every event. Spread it, then add the handlers that matter. */
export const IGNORED_EVENTS: RemoteTerminalEvents = {
  onReset: ignore,
  onOutput: ignore,
  onSize: ignore,
  onSnapshot: ignore,
  onSkipped: ignore,
  onSession: ignore,
  onRetained: ignore,
  onUnreachable: ignore,
  onLastDirectory: ignore,
  onState: ignore,
  onForeignSize: ignore,
  onPendingInputChanged: ignore,
};
