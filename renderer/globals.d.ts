/** The preload script's API on the page's window. */
interface Window {
  readonly holdfast: import('../preload/contract.ts').HoldfastApi;
}
