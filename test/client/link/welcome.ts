/** A server's first message, for tests of clients that dial it. */
export const WELCOME = {
  type: 'welcome',
  version: 1,
  server: '0',
  host: 'web-1',
  user: 'ada',
  windowBytes: 4096,
  maxChannels: 256,
};
