/** Watches whether the first line that there is stands in sight, and whether the user wants to see further up. */

import type { IDisposable, Terminal } from '@xterm/xterm';
import { PullUp } from '../../state/history/pullUp.ts';

export type TopEvents = {
  /** The first line came into sight, or left it; without a scrollback it never counts as being in sight. */
  readonly onTop: (isInSight: boolean) => void;
  /** The wheel was turned further up there. */
  readonly onPull: () => void;
};

/** Pixels of a wheel's step where the browser counts in lines. */
const LINE_PX = 33;

export function watchTop(terminal: Terminal, element: HTMLElement, events: TopEvents): IDisposable {
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
    // A program that takes the mouse takes the wheel.
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
