/**
 * Sixel and iTerm2 images of one terminal. Every terminal that parses the same output places them in the same cells (I1 to I6).
 */

import { MAX_IMAGE_BYTES, MAX_IMAGE_SIDE_PX } from '../../protocol/limits.ts';
import type { BufferInternals, LineInternals, TerminalInternals } from '../terminalInternals.ts';
import { textOfCodes } from './ascii.ts';
import { decodeBase64 } from './base64.ts';
import { Collector, KEPT_HEAD_BYTES } from './collector.ts';
import { pictureOf } from './fileSize.ts';
import { inlineFileOf, isInlineFile, shownSize } from './inlineFile.ts';
import { imagesText, restoreImage, OSC_IMAGE } from './snapshotImages.ts';
import { SIXEL_DISPLAY_MODE, sixelSize } from './sixel.ts';
import { fillOf, isDrawable, KeptImages, StoredImage, type Fill, type ImageSource } from './storedImage.ts';
import { placeTile, type TileRun } from './tiles.ts';
import type { PixelSize } from './virtualCell.ts';

const OSC_ITERM = 1337;
/** Second parameter of a sixel image that leaves unset pixels transparent. */
const TRANSPARENT = 1;
/** Max characters of a file command: its parameters and base64 contents. */
const MAX_FILE_CHARS = KEPT_HEAD_BYTES + Math.ceil((MAX_IMAGE_BYTES * 4) / 3);

type Params = { readonly params: { readonly [index: number]: number }; readonly length: number };
type Put = (data: Uint32Array, start: number, end: number) => void;
/** Internals of xterm.js for streaming handlers, which its public interface lacks. */
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
  /** Data of the sixel image that is arriving. */
  readonly #sixel = new Collector(() => MAX_IMAGE_BYTES);
  /** Data of the inline file (OSC 1337) that is arriving. */
  readonly #file = new Collector((head) => (isInlineFile(head) ? MAX_FILE_CHARS : 0));
  /** The normal buffer. A reset replaces it. */
  #buffer: BufferInternals;
  /** Images with their positions, up to the limits. */
  #kept = new KeptImages();
  /** True if an image was placed since the last reset. */
  #hasAny = false;
  /** Image that is currently parsed: its introducer and its collector. */
  #unfinished: { readonly start: string; readonly collector: Collector } | undefined;
  /** Fill of the sixel image that is currently parsed. */
  #fill: Fill = '';
  /** Called after an image was placed. */
  onImage: () => void = () => undefined;

  constructor(core: TerminalInternals) {
    this.#core = core;
    this.#buffer = core.buffers.normal;
    this.#input = core._inputHandler as unknown as Input;
    this.#listen();
  }

  /** True if any cell may show an image. */
  get hasAny(): boolean {
    this.#dropAfterReset();
    return this.#hasAny;
  }

  /** Images with source data, oldest first. */
  get kept(): KeptImages['all'] {
    this.#dropAfterReset();
    return this.#kept.all;
  }

  /** True while the output ends inside an image. `unfinishedText` then starts that image in another terminal. */
  get isUnfinished(): boolean {
    return this.#unfinished !== undefined;
  }

  get unfinishedText(): string {
    if (this.#unfinished === undefined) return '';
    const { start, collector } = this.#unfinished;
    return start + textOfCodes(collector.replayCodes);
  }

  /** Returns the sequences that define the same images in a new terminal. Its cells show the images in `shown`. */
  textFor(shown: ReadonlySet<StoredImage>): string {
    return imagesText(this.kept, shown);
  }

  #listen(): void {
    const { _parser: parser } = this.#input;
    parser.registerDcsHandler(
      { final: 'q' },
      {
        hook: ({ params, length }) => {
          // `params` has outdated values after `length`.
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
          if (params[at] === SIXEL_DISPLAY_MODE) this.#setDisplayMode(final === 'h');
        return false;
      });
    this.#input.registerOscHandler(OSC_IMAGE, (data) => this.#restore(data));
  }

  #begin(start: string, collector: Collector): void {
    collector.begin();
    this.#unfinished = { start, collector };
  }

  /** Handles the end of the data. Returns true if the sequence was an image, whether it is displayed or not. */
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
    // Data that was cut at the limit may end inside a group of four characters.
    const end = isTooLong ? data.length - ((data.length - file.dataAt) % 4) : data.length;
    const contents = decodeBase64(data.subarray(0, end), file.dataAt);
    const picture = contents === null ? null : pictureOf(contents);
    if (contents === null || picture === null) return true;
    const isTooLarge = isTooLong || contents.length > MAX_IMAGE_BYTES;
    const size = shownSize(file, picture, this.#core);
    this.#place(size, picture, isTooLarge ? null : { kind: 'file', data: contents });
    return true;
  }

  /** @param decoded size of the decoded picture. */
  #place(requested: PixelSize, decoded: PixelSize, source: ImageSource | null): void {
    const size = {
      width: Math.min(requested.width, MAX_IMAGE_SIDE_PX),
      height: Math.min(requested.height, MAX_IMAGE_SIDE_PX),
    };
    const image = new StoredImage(size, isDrawable(decoded) ? source : null);
    this.#dropAfterReset();
    if (image.source !== null) this.#kept.add(image);
    this.#placeTiles(image);
    this.#emitImage();
  }

  /** Places the tiles. The cursor ends in the image's last row and first column. */
  #placeTiles(image: StoredImage): void {
    const { buffers, cols, rows, coreService } = this.#core;
    const cursor = buffers.active as unknown as Cursor;
    if (coreService.decPrivateModes.sixelDisplay === true) {
      for (let row = 0; row < Math.min(image.rows, rows); row += 1) this.#placeRow(image, row, row, 0);
      return;
    }
    const left = Math.min(cursor.x, cols - 1);
    for (let row = 0; row < image.rows; row += 1) {
      if (row > 0) this.#input.lineFeed();
      cursor.x = left;
      this.#placeRow(image, row, cursor.y, left);
    }
  }

  #placeRow(image: StoredImage, imageRow: number, row: number, left: number): void {
    const { lines, ybase } = this.#core.buffers.active;
    const index = imageRow * image.cols;
    this.#placeRun(lines.get(ybase + row), { image, index, column: left, count: image.cols });
    this.#input._dirtyRowTracker.markDirty(row);
  }

  #placeRun(line: LineInternals | undefined, { image, index, column, count }: TileRun): void {
    if (line === undefined) return;
    const end = Math.min(count, line.length - column);
    for (let at = 0; at < end; at += 1)
      placeTile(this.#core, line, column + at, { image, index: index + at });
  }

  /** Executes a command from a snapshot (snapshotImages.ts). */
  #restore(data: string): boolean {
    this.#dropAfterReset();
    const run = restoreImage(data, this.#kept);
    if (run !== null) {
      const { lines, ybase, y } = this.#core.buffers.active;
      this.#placeRun(lines.get(ybase + y), run);
      this.#input._dirtyRowTracker.markDirty(y);
      this.#emitImage();
    }
    return true;
  }

  #emitImage(): void {
    this.#hasAny = true;
    this.onImage();
  }

  /** Stores the mode together with those of xterm.js, so that a reset clears it. */
  #setDisplayMode(isOn: boolean): void {
    this.#core.coreService.decPrivateModes.sixelDisplay = isOn ? true : undefined;
  }

  /** Drops all images after a reset, which creates new buffers. */
  #dropAfterReset(): void {
    const { normal } = this.#core.buffers;
    if (normal === this.#buffer) return;
    this.#buffer = normal;
    this.#kept = new KeptImages();
    this.#hasAny = false;
  }
}
