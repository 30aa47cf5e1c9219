/** Saves the stored output of sessions to files; a pane has at most one save at a time. */

import type { OutputFormat } from '../../../client/export/outputFormat.ts';
import type { PaneView } from '../../../shared/view/view.ts';
import type { Words } from '../../../shared/words/english.ts';
import type { LocalizedText } from '../../../shared/words/words.ts';
import { HistoryFetch, type HistoryPart } from '../../../client/export/historyFetch.ts';
import { outputWriter, type OutputWriter } from '../../../client/export/outputWriter.ts';
import { exportFile, type ExportFile } from '../../stores/exportFile.ts';
import type { Notify } from '../../stores/versionedStore.ts';
import type { WorkspaceLink } from '../servers/workspaceLink.ts';

/** Parameters of a save. */
export type SaveRequest = {
  readonly pane: string;
  readonly title: string;
  readonly session: string;
  readonly link: WorkspaceLink;
  readonly format: OutputFormat;
  readonly path: string;
  /** Approximate size of the output, bytes. */
  readonly totalBytes: number;
};

export type SavesContext = {
  readonly notify: Notify;
  readonly onChanged: () => void;
  /** Returns the UI texts, for marks about missing output. */
  readonly words: () => Words;
};

export class OutputSaves {
  readonly #context: SavesContext;
  readonly #saves = new Map<string, OutputSave>();

  constructor(context: SavesContext) {
    this.#context = context;
  }

  /** Progress of saving a pane's output; null when no save is running. */
  progressOf(pane: string): PaneView['saving'] {
    return this.#saves.get(pane)?.progress ?? null;
  }

  start(request: SaveRequest): void {
    const { notify, onChanged, words } = this.#context;
    this.cancel(request.pane);
    try {
      const save = new OutputSave(request, exportFile(request.path), {
        words,
        onProgress: onChanged,
        onDone: (kind, text) => {
          this.#saves.delete(request.pane);
          notify(kind, text);
          onChanged();
        },
      });
      this.#saves.set(request.pane, save);
      request.link.add(save.fetch);
    } catch (error) {
      notify(
        'error',
        failed(request, () => reasonOf(error)),
      );
    }
    onChanged();
  }

  /** Cancels the save of a pane's output and deletes the incomplete file. */
  cancel(pane: string): void {
    this.#saves.get(pane)?.cancel();
    if (this.#saves.delete(pane)) this.#context.onChanged();
  }

  cancelAll(): void {
    for (const pane of this.#saves.keys()) this.cancel(pane);
  }
}

type SaveEvents = Pick<SavesContext, 'words'> & { readonly onProgress: () => void; readonly onDone: Notify };

class OutputSave {
  readonly fetch: HistoryFetch;
  readonly #request: SaveRequest;
  readonly #file: ExportFile;
  readonly #events: SaveEvents;
  readonly #writer: OutputWriter;
  /** Offset of the next byte to write. */
  #next = 0;
  /** Bytes that the server no longer stores. */
  #missing = 0;

  constructor(request: SaveRequest, file: ExportFile, events: SaveEvents) {
    this.#request = request;
    this.#file = file;
    this.#events = events;
    this.#writer = outputWriter(request.format);
    this.fetch = new HistoryFetch({
      session: request.session,
      from: 0,
      to: null,
      onPart: (part) => this.#guarded(() => this.#take(part)),
      onEnd: (to) => this.#guarded(() => this.#finish(to)),
      onFailed: ({ code, message }) => this.#fail(({ sessions }) => sessions.refused(code, message)),
    });
  }

  get progress(): NonNullable<PaneView['saving']> {
    return { doneBytes: this.#next, totalBytes: Math.max(this.#request.totalBytes, this.#next) };
  }

  cancel(): void {
    this.fetch.cancel();
    this.#file.discard();
  }

  #take({ from, to, records }: HistoryPart): void {
    this.#markMissing(from);
    this.#file.append(this.#writer.records(records));
    this.#next = to;
    this.#events.onProgress();
  }

  #finish(to: number): void {
    this.#markMissing(to);
    this.#file.append(this.#writer.end());
    this.#file.finish();
    const { title, path } = this.#request;
    const missing = this.#missing;
    this.#events.onDone('info', ({ notices }) => notices.saved(title, path, missing));
  }

  /** Writes a mark when the server no longer stores the output before `from`. */
  #markMissing(from: number): void {
    if (from <= this.#next) return;
    const { marks } = this.#events.words().terminal;
    this.#missing += from - this.#next;
    this.#file.append(this.#writer.missing(marks.skipped(from - this.#next)));
    this.#next = from;
  }

  /** Runs a write; if the disk fails, the save ends. */
  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.fetch.cancel();
      this.#fail(() => reasonOf(error));
    }
  }

  #fail(reason: LocalizedText): void {
    this.#file.discard();
    this.#events.onDone('error', failed(this.#request, reason));
  }
}

function failed({ title, path }: SaveRequest, reason: LocalizedText): LocalizedText {
  return (words) => words.notices.notSaved(title, path, reason(words));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
