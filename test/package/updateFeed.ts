// A local update feed, and an update for it: the same package with a later version.
import { createHash } from 'node:crypto';
import { createReadStream, globSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { TEST_OUTPUT } from '../../scripts/packaging/builderConfig.ts';
import { signatureOf } from '../../scripts/packaging/signing.ts';
import { runCommand } from '../../scripts/support/commands.ts';
import { projectRoot } from '../../scripts/support/projectRoot.ts';

export type Update = { readonly name: string; readonly path: string; readonly version: string };

/** Builds the update in `folder`: changes only the version in the control file, so that nothing else is packed again. */
export async function makeUpdate(folder: string, version: string): Promise<Update> {
  const name = 'update.deb';
  const [deb = ''] = globSync(join(projectRoot, TEST_OUTPUT, '*.deb'));
  const script = [
    `ar x "${deb}" && mkdir control && tar -xf control.tar.* -C control && rm control.tar.*`,
    `sed -i 's/^Version: .*/Version: ${version}/' control/control`,
    'tar -C control --owner=0 --group=0 -czf control.tar.gz .',
    `ar rc ${name} debian-binary control.tar.gz data.tar.*`,
  ];
  const { exitCode, output } = await runCommand('sh', ['-ec', script.join('\n')], { cwd: folder });
  if (exitCode !== 0) throw new Error(`the update could not be built: ${output}`);
  return { name, path: join(folder, name), version };
}

export class UpdateFeedServer {
  /** Requested paths. */
  readonly requests: string[] = [];
  readonly #server: Server;

  private constructor(update: Update, key: string) {
    const bytes = readFileSync(update.path);
    const sha512 = createHash('sha512').update(bytes).digest('base64');
    const files = [`  - url: ${update.name}`, `    sha512: ${sha512}`, `    size: ${bytes.length}`];
    const text = [
      `version: ${update.version}`,
      'files:',
      ...files,
      `path: ${update.name}`,
      `sha512: ${sha512}`,
      "releaseDate: '2026-01-01T00:00:00.000Z'",
      '',
    ].join('\n');
    this.#server = createServer(({ url = '' }, response) => {
      const path = url.split('?')[0] ?? '';
      this.requests.push(path);
      if (path === '/latest-linux.yml') response.end(text);
      else if (path === '/latest-linux.yml.sig') response.end(signatureOf(text, key));
      else if (path === `/${update.name}`) createReadStream(update.path).pipe(response);
      else response.writeHead(404).end();
    });
  }

  /** Serves the update at the feed's address, signed with `key`. */
  static async start(url: string, update: Update, key: string): Promise<UpdateFeedServer> {
    const feed = new UpdateFeedServer(update, key);
    feed.#server.listen(Number(new URL(url).port), '127.0.0.1');
    await once(feed.#server, 'listening');
    return feed;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
