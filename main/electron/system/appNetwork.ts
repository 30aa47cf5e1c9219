/** The app's network: proxies of the environment or of the system, and the trusted authorities. */

import type { Network } from '../../../client/network/openStream.ts';
import { environmentProxyFor, isLoopback, pacProxies } from '../../../client/network/proxies.ts';
import { processNetwork } from '../../../client/network/processNetwork.ts';

/** `resolveProxy` returns the way to a URL by the system's settings, in the form of a PAC file's answer. */
export function appNetwork(resolveProxy: (url: string) => Promise<string>): Network {
  return {
    ...processNetwork(),
    findProxies: async (server) => {
      if (isLoopback(server.hostname)) return [null];
      const named = environmentProxyFor(server, process.env);
      if (named !== undefined) return [named];
      // The system's settings know web addresses only.
      const scheme = server.protocol === 'wss:' ? 'https:' : 'http:';
      return pacProxies(await resolveProxy(`${scheme}//${server.host}/`));
    },
  };
}
