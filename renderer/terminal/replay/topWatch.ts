/** Watches for the top of a terminal's scrollback, where the user can load earlier output. */

import type { Terminal } from '@xterm/xterm';
import { PullUp } from '../../state/history/pullUp.ts';
import type { TerminalPart } from '../terminalPart.ts';

export type TopEvents = {
  /** Called when the first line became visible or invisible. Without a scrollback, it counts as invisible. */
  readonly onTop: (isInSight: boolean) => void;
  /** Called when the user keeps turning the wheel up at the top. */
  readonly onPull: () => void;
};

/** Pixels per wheel step, for browsers that count in lines. */
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
    // False when a program tracks the mouse, because that program also gets the wheel.
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
