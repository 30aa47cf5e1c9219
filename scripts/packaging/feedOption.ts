// The update feed of a package, from the environment variables HOLDFAST_UPDATE_FEED and HOLDFAST_UPDATE_KEY.
import { readFileSync } from 'node:fs';
import { feedOf, type UpdateFeed } from '../../main/electron/updates/updateFeed.ts';

/**
 * The feed; undefined when neither variable is set. Throws one sentence when a variable is missing or
 * invalid.
 */
export function feedFrom(env: NodeJS.ProcessEnv): UpdateFeed | undefined {
  const [url, keyFile] = [env['HOLDFAST_UPDATE_FEED'], env['HOLDFAST_UPDATE_KEY']];
  if (!url && !keyFile) return undefined;
  if (!url || !keyFile)
    throw new Error('HOLDFAST_UPDATE_FEED and HOLDFAST_UPDATE_KEY belong together: set both or neither.');
  const feed = feedOf(JSON.stringify({ updates: { url, key: readFileSync(keyFile, 'utf8') } }));
  if (feed === null) {
    throw new Error(
      'HOLDFAST_UPDATE_FEED is not an https:// address, or HOLDFAST_UPDATE_KEY does not name a file with a public key in PEM: correct them.',
    );
  }
  return feed;
}
