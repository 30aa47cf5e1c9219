/** Watches a terminal's view for the top of its scrollback, where the user can load earlier output. */

import type { Terminal } from '@xterm/xterm';
import { PullUp } from '../../state/history/pullUp.ts';
import type { TerminalPart } from '../terminalPart.ts';

export type TopEvents = {
  /** The first line came into sight or left it. Without a scrollback it never counts as in sight. */
  readonly onTop: (isInSight: boolean) => void;
  /** The user kept turning the wheel upwards at the top. */
  readonly onPull: () => void;
};

/** Pixels of one wheel step where the browser counts in lines. */
const LINE_PX = 33;

export function watchTop(terminal: Terminal, element: HTMLElement, events: TopEvents): TerminalPart {
  const pull = new PullUp();
  let inSight = false;
  const look = (): void => {
    const { type, viewportY, baseY } = terminal.buffer.active;
    const now = type === 'normal' && viewportY === 0 && baseY > 0;
    if (now !== inSight) events.onTop(now);
    inSight = now;
  };
  const onWheel = ({ deltaY, deltaMode, timeStamp }: WheelEvent): void => {
    const { type, viewportY } = terminal.buffer.active;
    // A program that tracks the mouse gets the wheel as well.
    const isOurs = type === 'normal' && terminal.modes.mouseTrackingMode === 'none';
    const deltaPx = deltaMode === WheelEvent.DOM_DELTA_PIXEL ? deltaY : deltaY * LINE_PX;
    if (pull.wheel(deltaPx, timeStamp, isOurs && viewportY === 0)) events.onPull();
  };
  const rendering = terminal.onRender(look);
  element.addEventListener('wheel', onWheel, { capture: true, passive: true });
  return {
    dispose: () => {
      rendering.dispose();
      element.removeEventListener('wheel', onWheel, { capture: true });
    },
  };
}
