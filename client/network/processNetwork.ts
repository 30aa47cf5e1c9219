/** The network as the environment of this process describes it. */

import type { Network } from './openStream.ts';
import { environmentProxies } from './proxies.ts';
import { trustedContext } from './trustedAuthorities.ts';

/** `caFile` has further certificate authorities; HOLDFAST_CA_FILE names another way to give it. */
export function processNetwork(caFile = process.env['HOLDFAST_CA_FILE']): Network {
  return {
    findProxies: environmentProxies(process.env),
    secureContext: trustedContext(caFile, process.env),
  };
}
