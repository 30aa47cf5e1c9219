/** The main process, as preload offers it to this page. */

import type { HoldfastApi } from '../preload/contract.ts';

declare global {
  interface Window {
    readonly holdfast: HoldfastApi;
  }
}

export const api: HoldfastApi = window.holdfast;
