/**
 * Updates of the app from its package's feed; without a feed, the app loads no updater and sends no requests.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../protocol/clock.ts';
import type { Notices } from '../../workspace/notices.ts';
import { feedOf, readyWords } from './updateFeed.ts';
import type { Updater } from './updater.ts';

export type UpdatesOptions = {
  /** Folder with the app's manifest. */
  readonly app: string;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly log: (what: string, error: unknown) => void;
};

export class Updates {
  #updater: Updater | null = null;
  #stopped = false;

  /** Starts checking for updates, if there is a feed. */
  async start({ app, clock, notices, log }: UpdatesOptions): Promise<void> {
    const feed = feedOf(readFileSync(join(app, 'package.json'), 'utf8'));
    if (feed === null) return;
    const { startUpdater } = await import('./updater.ts');
    if (this.#stopped) return;
    this.#updater = startUpdater({
      feed,
      clock,
      onReady: (version) => notices.add('info', readyWords(version, process.platform), { kind: 'restart' }),
      onForged: (message) => notices.add('error', (words) => words.notices.updateRefused(message)),
      onTrouble: (error) => log('update', error),
    });
  }

  /** Installs the downloaded update and restarts the app. */
  restart(): void {
    this.#updater?.restart();
  }

  stop(): void {
    this.#stopped = true;
    this.#updater?.stop();
  }
}
