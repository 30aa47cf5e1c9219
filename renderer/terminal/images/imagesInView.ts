/**
 * Images of one terminal on the page. Loads the code that draws them with the first image, and announces them
 * to a screen reader.
 */

import type { ITerminalAddon, Terminal } from '@xterm/xterm';
import type { Words } from '../../../shared/words/english.ts';
import { VIRTUAL_CELL } from '../../../terminal/images/virtualCell.ts';
import { imagesOf } from '../../../terminal/patchTerminal.ts';
import type { ImageLayer } from './imageLayer.ts';

type MouseEvent = { readonly x: number; readonly y: number };
type Encoding = (event: MouseEvent) => string;
/** Private members of xterm.js that this file uses. */
type Inside = {
  readonly _core: {
    readonly _inputHandler: { readonly _onA11yChar: { readonly fire: (text: string) => void } };
    readonly _renderService?: {
      readonly dimensions: {
        readonly css: { readonly cell: { readonly width: number; readonly height: number } };
      };
    };
    readonly coreMouseService: {
      readonly _encodings: { readonly [name: string]: Encoding | undefined };
      readonly addEncoding: (name: string, encoding: Encoding) => void;
    };
  };
};

/** Add-on that is disposed with its terminal. */
export class ImagesInView implements ITerminalAddon {
  readonly #words: () => Words;
  /** Undefined until `activate`. */
  #activeTerminal: Terminal | undefined;
  #isOn: boolean;
  /** Undefined until the first image, and while images are off. */
  #layer: ImageLayer | undefined;
  #isLoading = false;

  constructor(isOn: boolean, words: () => Words) {
    this.#isOn = isOn;
    this.#words = words;
  }

  /** True while the settings allow images. */
  get isOn(): boolean {
    return this.#isOn;
  }

  activate(terminal: Terminal): void {
    this.#activeTerminal = terminal;
    imagesOf(terminal).onImage = () => this.#imageAdded();
    this.#pointInVirtualPixels();
  }

  configure(isOn: boolean): void {
    this.#isOn = isOn;
    if (!isOn) this.#stop();
    else if (this.#layer !== undefined) this.#layer.recolor();
    else if (imagesOf(this.#terminal).hasAny) void this.#load();
  }

  dispose(): void {
    imagesOf(this.#terminal).onImage = () => undefined;
    this.#isOn = false;
    this.#stop();
  }

  get #terminal(): Terminal {
    if (this.#activeTerminal === undefined) throw new Error('the images are not activated for a terminal');
    return this.#activeTerminal;
  }

  #stop(): void {
    this.#layer?.dispose();
    this.#layer = undefined;
  }

  #imageAdded(): void {
    const { _inputHandler: input } = this.#inside;
    const { _onA11yChar: announcements } = input;
    if (this.#terminal.options.screenReaderMode === true)
      announcements.fire(` ${this.#words().terminal.spokenImage} `);
    if (this.#isOn && this.#layer === undefined) void this.#load();
  }

  /** Loads the drawing code with the first image, because many terminals never show one. */
  async #load(): Promise<void> {
    if (this.#isLoading) return;
    this.#isLoading = true;
    const { ImageLayer: Layer } = await import('./imageLayer.ts');
    this.#isLoading = false;
    if (this.#isOn) this.#layer ??= new Layer(this.#terminal, this.#words);
  }

  get #inside(): Inside['_core'] {
    const { _core: core } = this.#terminal as unknown as Inside;
    return core;
  }

  /** Converts mouse positions to virtual pixels, because programs know only the size of a virtual cell. */
  #pointInVirtualPixels(): void {
    const { coreMouseService: mouse } = this.#inside;
    const { _encodings: encodings } = mouse;
    const { SGR_PIXELS: encode } = encodings;
    if (encode === undefined) return;
    mouse.addEncoding('SGR_PIXELS', (event) => {
      const { _renderService: service } = this.#inside;
      const cell = service?.dimensions.css.cell;
      if (!this.#isOn || cell === undefined || cell.width === 0) return encode(event);
      const x = Math.floor((event.x * VIRTUAL_CELL.width) / cell.width);
      const y = Math.floor((event.y * VIRTUAL_CELL.height) / cell.height);
      return encode({ ...event, x, y });
    });
  }
}
