/** Opens a session's screen. It is blank, or rebuilt from the output that an earlier run of the server recorded. */

import type { TerminalProfile, Size } from '../../protocol/messages/common.ts';
import { isPlain } from '../../protocol/plainProfile.ts';
import type { OpenScreen, Screen, ScreenEvents } from '../screen/screen.ts';
import type { OutputLog } from './outputLog.ts';
import { replayInto } from './screenRecovery.ts';
import type { SizeLog } from './attach/sizeLog.ts';

export type ScreenSource = {
  readonly output: OutputLog;
  readonly sizes: SizeLog;
  readonly size: Size;
  readonly profile: TerminalProfile;
};

/**
 * Opens the screen. @param answeredTo offset up to which the queries in the output were answered; undefined for a new session.
 */
export function openSessionScreen(
  openScreen: OpenScreen,
  { output, sizes, size, profile }: ScreenSource,
  answeredTo: number | undefined,
  events: Omit<ScreenEvents, 'onLost'>,
): Screen {
  const past = answeredTo === undefined ? undefined : { written: output.end, answeredTo };
  const replay = (): void => replayInto(screen, output, sizes);
  const screen = openScreen(size, profile, { ...events, onLost: replay }, past);
  if (past !== undefined) replay();
  return screen;
}

/**
 * Applies a client's terminal profile unless it is plain. A client without a terminal must not reset the profile of another
 * (S11).
 */
export function applyProfile(screen: Screen, profile: TerminalProfile): void {
  if (!isPlain(profile)) screen.setProfile(profile);
}
