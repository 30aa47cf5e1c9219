/** Update provider that refuses unsigned versions; loaded only when there is a feed. */

import type { CustomPublishOptions, UpdateInfo } from 'builder-util-runtime';
import electronUpdater from 'electron-updater';
import type { AppUpdater, ResolvedUpdateFileInfo } from 'electron-updater';
import updaterProvider, { type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { isSigned, type UpdateFeed } from './updateFeed.ts';

/** Error for a feed whose reply has no valid signature by the feed's owner. */
export class NotSigned extends Error {}

/** Provider that electron-updater creates, with the options given to `setFeedURL`. */
export class SignedProvider extends electronUpdater.Provider<UpdateInfo> {
  readonly #folder: URL;
  readonly #key: string;

  constructor(feed: CustomPublishOptions, _updater: AppUpdater, options: ProviderRuntimeOptions) {
    super(options);
    const { url, key } = feed as unknown as UpdateFeed;
    this.#folder = new URL(url.endsWith('/') ? url : `${url}/`);
    this.#key = key;
  }

  /**
   * Fetches the signed description of the latest version. electron-updater checks the downloaded files
   * against the hashes in it.
   */
  override async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`;
    const url = new URL(name, this.#folder);
    const text = (await this.httpRequest(url)) ?? '';
    const signature = (await this.httpRequest(new URL(`${name}.sig`, this.#folder))) ?? '';
    if (!isSigned(text, signature, this.#key))
      throw new NotSigned(`${url.href} is not signed with the key of this package`);
    return updaterProvider.parseUpdateInfo(text, name, url);
  }

  override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return updaterProvider.resolveFiles(info, this.#folder);
  }
}
