// The feed of updates that a package is made with, from the environment: HOLDFAST_UPDATE_FEED and HOLDFAST_UPDATE_KEY, or none.
import { readFileSync } from 'node:fs';
import { feedOf, type UpdateFeed } from '../../main/electron/updates/updateFeed.ts';

/** Undefined without a feed; throws one sentence where only half of it is there, or it is no good. */
export function feedFrom(env: NodeJS.ProcessEnv): UpdateFeed | undefined {
  const [url, keyFile] = [env['HOLDFAST_UPDATE_FEED'], env['HOLDFAST_UPDATE_KEY']];
  if (!url && !keyFile) return undefined;
  if (!url || !keyFile)
    throw new Error('HOLDFAST_UPDATE_FEED and HOLDFAST_UPDATE_KEY belong together: set both, or none.');
  const feed = feedOf(JSON.stringify({ updates: { url, key: readFileSync(keyFile, 'utf8') } }));
  if (feed === null) {
    throw new Error(
      'HOLDFAST_UPDATE_FEED is no https:// address, or HOLDFAST_UPDATE_KEY no file with a public key in PEM: correct them.',
    );
  }
  return feed;
}
