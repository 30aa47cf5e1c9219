/** The visible part of a terminal: the rows between the pane's upper and lower edge. */

import type { Terminal } from '@xterm/xterm';
import { declaredHyperlinks } from '../../../terminal/declaredHyperlinks.ts';
import { lineAt, rangeOf, readLine, type Rows } from '../find/bufferLines.ts';
import { drawNow } from '../drawing/drawNow.ts';
import type { Pickable } from '../../state/hints/hint.ts';
import { entitiesIn } from './textEntities.ts';

/**
 * Size of a cell, and position of the screen, CSS pixels. The position is relative to the element in which
 * the pane is positioned.
 */
export type Cells = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
};

export class Viewport {
  readonly #terminal: Terminal;
  readonly #element: HTMLElement;

  constructor(terminal: Terminal, element: HTMLElement) {
    this.#terminal = terminal;
    this.#element = element;
  }

  /** True while nothing was printed: the cursor is at its initial position. */
  get isBlank(): boolean {
    const { baseY, cursorX, cursorY } = this.#terminal.buffer.active;
    return baseY + cursorX + cursorY === 0;
  }

  /** True when the cursor is in the upper half of what is visible. */
  get isCursorHigh(): boolean {
    const { baseY, cursorY, viewportY } = this.#terminal.buffer.active;
    return baseY + cursorY - viewportY < this.#terminal.rows / 2;
  }

  /** Number of rows. */
  get rows(): number {
    return this.#terminal.rows;
  }

  get cells(): Cells {
    const { cols, rows } = this.#terminal;
    const around = (this.#element.offsetParent ?? this.#element).getBoundingClientRect();
    const screen = this.#element.querySelector('.xterm-screen')?.getBoundingClientRect() ?? around;
    return {
      width: screen.width / cols,
      height: screen.height / rows,
      left: screen.left - around.left,
      top: screen.top - around.top,
    };
  }

  /** Draws the rows now, without waiting for the next frame. */
  draw(): void {
    drawNow(this.#terminal);
  }

  /** The texts that can be picked, from top to bottom. */
  pickables(): readonly Pickable[] {
    const { buffer, rows } = this.#terminal;
    const { viewportY } = buffer.active;
    const found: Pickable[] = [];
    for (let row = viewportY; row < viewportY + rows;) {
      const line = lineAt(buffer.active, row);
      found.push(...this.#entitiesOf(line));
      for (; row < line.to; row += 1) found.push(...this.#declaredIn(row));
    }
    return found.filter(({ row }) => row >= 0 && row < rows);
  }

  /** Calls the listener whenever the visible rows may have changed; returns the disposer. */
  onChange(listener: () => void): () => void {
    const listening = this.#terminal.onRender(listener);
    return () => listening.dispose();
  }

  #entitiesOf(rows: Rows): Pickable[] {
    const { buffer, cols } = this.#terminal;
    const line = readLine(buffer.active, rows);
    return entitiesIn(line.text).map((entity) => {
      const { kind, text } = entity;
      const { row, col } = rangeOf(buffer.active, line, entity, cols);
      return { kind, text, row: row - buffer.active.viewportY, col };
    });
  }

  #declaredIn(row: number): Pickable[] {
    const { viewportY } = this.#terminal.buffer.active;
    return declaredHyperlinks(this.#terminal, row).map(({ col, uri }) => ({
      kind: 'link',
      text: uri,
      row: row - viewportY,
      col,
    }));
  }
}
