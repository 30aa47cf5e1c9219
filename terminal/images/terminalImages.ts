/** The images of one terminal: sixel and iTerm's, placed in cells alike in every terminal that parses the same output (I1 to I6). */

import { MAX_IMAGE_BYTES, MAX_IMAGE_SIDE_PX } from '../../protocol/limits.ts';
import type { BufferInternals, LineInternals, TerminalInternals } from '../terminalInternals.ts';
import { textOfCodes } from './ascii.ts';
import { decodeBase64 } from './base64.ts';
import { Collector, KEPT_HEAD_BYTES } from './collector.ts';
import { DISPLAY_MODE } from './displayMode.ts';
import { pictureOf } from './fileSize.ts';
import { fillOf } from './fill.ts';
import { inlineFileOf, isInlineFile, shownSize } from './inlineFile.ts';
import { imagesText, restoreImage, OSC_IMAGE } from './snapshotImages.ts';
import { sixelSize } from './sixel.ts';
import { isDrawable, KeptImages, StoredImage, type Fill, type ImageSource } from './storedImage.ts';
import { layTile, type TileRun } from './tiles.ts';
import type { PixelSize } from './virtualCell.ts';

const OSC_ITERM = 1337;
/** The second parameter says that pixels without a color stay as they are. */
const TRANSPARENT = 1;
/** A file in base64, behind what is said of it. */
const MAX_FILE_CHARS = KEPT_HEAD_BYTES + Math.ceil((MAX_IMAGE_BYTES * 4) / 3);

type Params = { readonly params: { readonly [index: number]: number }; readonly length: number };
type Put = (data: Uint32Array, start: number, end: number) => void;
/** Of the inside of xterm.js: handlers that take data as it comes, which its interface does not have. */
type Input = {
  readonly registerCsiHandler: (
    id: { readonly prefix: string; readonly final: string },
    handler: (params: Params) => boolean,
  ) => unknown;
  readonly registerOscHandler: (command: number, handler: (data: string) => boolean) => unknown;
  readonly _parser: {
    readonly registerDcsHandler: (
      id: { readonly final: string },
      handler: {
        readonly hook: (params: Params) => void;
        readonly put: Put;
        readonly unhook: (isWhole: boolean) => boolean;
      },
    ) => unknown;
    readonly registerOscHandler: (
      command: number,
      handler: { readonly start: () => void; readonly put: Put; readonly end: (isWhole: boolean) => boolean },
    ) => unknown;
  };
  readonly lineFeed: () => unknown;
  readonly _dirtyRowTracker: { readonly markDirty: (row: number) => void };
};
type Cursor = { x: number; y: number };

export class TerminalImages {
  readonly #core: TerminalInternals;
  readonly #input: Input;
  readonly #sixel = new Collector(() => MAX_IMAGE_BYTES);
  readonly #file = new Collector((head) => (isInlineFile(head) ? MAX_FILE_CHARS : 0));
  #buffer: BufferInternals;
  #kept = new KeptImages();
  #hasAny = false;
  /** What is being parsed: the start that it had. */
  #unfinished: { readonly start: string; readonly collector: Collector } | undefined;
  #fill: Fill = '';
  /** Is told whenever there is an image, until it is no longer wanted. */
  onImage: () => void = () => undefined;

  constructor(core: TerminalInternals) {
    this.#core = core;
    this.#buffer = core.buffers.normal;
    this.#input = core._inputHandler as unknown as Input;
    this.#listen();
  }

  /** Whether any cell may show one. */
  get hasAny(): boolean {
    this.#forgetLost();
    return this.#hasAny;
  }

  /** Those that keep what they are drawn from, oldest first. */
  get kept(): KeptImages['all'] {
    this.#forgetLost();
    return this.#kept.all;
  }

  /** Whether the output ends within an image; then `unfinishedText` begins it in another terminal. */
  get isUnfinished(): boolean {
    return this.#unfinished !== undefined;
  }

  get unfinishedText(): string {
    if (this.#unfinished === undefined) return '';
    const { start, collector } = this.#unfinished;
    return start + textOfCodes(collector.repeated);
  }

  /** Makes the same images in a fresh terminal, of which those in `shown` are shown by cells. */
  textFor(shown: ReadonlySet<StoredImage>): string {
    return imagesText(this.kept, shown);
  }

  #listen(): void {
    const { _parser: parser } = this.#input;
    parser.registerDcsHandler(
      { final: 'q' },
      {
        hook: ({ params, length }) => {
          // Behind its own parameters are those of older sequences.
          const isTransparent = length > 1 && params[1] === TRANSPARENT;
          this.#fill = isTransparent ? '' : fillOf(this.#core._inputHandler._curAttrData);
          this.#begin(`\u001bP0;${isTransparent ? TRANSPARENT : 0};0q`, this.#sixel);
        },
        put: (data, start, end) => this.#sixel.put(data, start, end),
        unhook: (isWhole) => this.#end(this.#sixel, isWhole, () => this.#placeSixel()),
      },
    );
    parser.registerOscHandler(OSC_ITERM, {
      start: () => this.#begin(`\u001b]${OSC_ITERM};`, this.#file),
      put: (data, start, end) => this.#file.put(data, start, end),
      end: (isWhole) => this.#end(this.#file, isWhole, () => this.#placeFile()),
    });
    for (const final of ['h', 'l'])
      this.#input.registerCsiHandler({ prefix: '?', final }, ({ params, length }) => {
        for (let at = 0; at < length; at += 1)
          if (params[at] === DISPLAY_MODE) this.#setDisplayMode(final === 'h');
        return false;
      });
    this.#input.registerOscHandler(OSC_IMAGE, (data) => this.#restore(data));
  }

  #begin(start: string, collector: Collector): void {
    collector.begin();
    this.#unfinished = { start, collector };
  }

  /** True when it was an image, shown or not. */
  #end(collector: Collector, isWhole: boolean, place: () => boolean): boolean {
    this.#unfinished = undefined;
    const isTaken = isWhole && !collector.isMalformed && place();
    collector.clear();
    return isTaken;
  }

  #placeSixel(): boolean {
    const { data, isTooLong } = this.#sixel;
    const size = sixelSize(data);
    if (size === null) return true;
    this.#place(size, size, isTooLong ? null : { kind: 'sixel', data: data.slice(), fill: this.#fill });
    return true;
  }

  #placeFile(): boolean {
    const { data, isTooLong } = this.#file;
    const file = inlineFileOf(data);
    if (file === null) return isInlineFile(data);
    // Of what is too long the beginning is there, which may end within three bytes.
    const end = isTooLong ? data.length - ((data.length - file.dataAt) % 4) : data.length;
    const contents = decodeBase64(data.subarray(0, end), file.dataAt);
    const picture = contents === null ? null : pictureOf(contents);
    if (contents === null || picture === null) return true;
    const isTooLarge = isTooLong || contents.length > MAX_IMAGE_BYTES;
    const size = shownSize(file, picture, this.#core);
    this.#place(size, picture, isTooLarge ? null : { kind: 'file', data: contents });
    return true;
  }

  /** @param pixels that decoding it makes. */
  #place(wanted: PixelSize, pixels: PixelSize, source: ImageSource | null): void {
    const size = {
      width: Math.min(wanted.width, MAX_IMAGE_SIDE_PX),
      height: Math.min(wanted.height, MAX_IMAGE_SIDE_PX),
    };
    const image = new StoredImage(size, isDrawable(pixels) ? source : null);
    this.#forgetLost();
    if (image.source !== null) this.#kept.add(image);
    this.#lay(image);
    this.#tell();
  }

  /** The cursor ends in the image's last row, in the column where it began. */
  #lay(image: StoredImage): void {
    const { buffers, cols, rows, coreService } = this.#core;
    const cursor = buffers.active as unknown as Cursor;
    const isDisplayed = coreService.decPrivateModes.sixelDisplay === true;
    if (isDisplayed) {
      for (let row = 0; row < Math.min(image.rows, rows); row += 1) this.#layRow(image, row, row, 0);
      return;
    }
    const left = Math.min(cursor.x, cols - 1);
    for (let row = 0; row < image.rows; row += 1) {
      if (row > 0) this.#input.lineFeed();
      cursor.x = left;
      this.#layRow(image, row, cursor.y, left);
    }
  }

  #layRow(image: StoredImage, imageRow: number, row: number, left: number): void {
    const { lines, ybase } = this.#core.buffers.active;
    const index = imageRow * image.cols;
    this.#layRun(lines.get(ybase + row), { image, index, column: left, count: image.cols });
    this.#input._dirtyRowTracker.markDirty(row);
  }

  #layRun(line: LineInternals | undefined, { image, index, column, count }: TileRun): void {
    if (line === undefined) return;
    const end = Math.min(count, line.length - column);
    for (let at = 0; at < end; at += 1) layTile(this.#core, line, column + at, { image, index: index + at });
  }

  /** What a snapshot says of images: the newest ones, or which parts the cursor's row shows. */
  #restore(data: string): boolean {
    this.#forgetLost();
    const run = restoreImage(data, this.#kept);
    if (run !== null) {
      const { lines, ybase, y } = this.#core.buffers.active;
      this.#layRun(lines.get(ybase + y), run);
      this.#input._dirtyRowTracker.markDirty(y);
      this.#tell();
    }
    return true;
  }

  #tell(): void {
    this.#hasAny = true;
    this.onImage();
  }

  /** Among the modes of xterm.js, so that a reset takes it away with them. */
  #setDisplayMode(isOn: boolean): void {
    this.#core.coreService.decPrivateModes.sixelDisplay = isOn ? true : undefined;
  }

  /** A reset makes other buffers, and there is no image in those. */
  #forgetLost(): void {
    const { normal } = this.#core.buffers;
    if (normal === this.#buffer) return;
    this.#buffer = normal;
    this.#kept = new KeptImages();
    this.#hasAny = false;
  }
}
