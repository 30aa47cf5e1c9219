/** The list of servers, the dialog of one server, and its connection test. */

export const servers = {
  thisComputer: 'This computer',
  title: 'Servers',
  add: 'Add server…',
  onThisComputer: 'Shells on this computer',
  tokens: {
    keychain: 'token in the system keychain',
    memory: 'token not saved: no keychain',
    none: 'no token',
  },
  edit: 'Edit',
  editNamed: (server: string) => `Edit ${server}`,
  remove: 'Remove',
  removeNamed: (server: string) => `Remove ${server}`,
  removeQuestion: (tabs: number) => {
    if (tabs === 0) return 'Remove this server? Sessions keep running on the server.';
    const closing = tabs === 1 ? 'Its tab closes' : `Its ${tabs} tabs close`;
    return `Remove this server? ${closing}. Sessions keep running on the server.`;
  },
  removeIt: 'Remove',
  keep: 'Cancel',
  addTitle: 'Add server',
  editTitle: 'Edit server',
  name: 'Name',
  url: 'URL',
  token: 'Token',
  addIt: 'Add',
  save: 'Save',
  test: 'Test',
  testing: 'Testing…',
  testResult: 'Test result',
  tokenFromOwner: 'Ask your server’s admin, or run “holdfast-server --new-token NAME” on the server.',
  tokenStays: 'Leave empty to keep the current token.',
  tokenStaysInMemory:
    'Leave empty to keep the current token. It is not saved, because this computer has no keychain.',
  nameEmpty: 'Enter a name.',
  nameTaken: (name: string) => `A server named “${name}” already exists. Choose another name.`,
  gone: 'This server is no longer in your list.',
  embeddedStays: 'The server on this computer is set up by the app and cannot be changed.',
  urlEmpty: 'Enter an address such as wss://server.example:7420.',
  urlMalformed: (text: string) =>
    `“${text}” is not a server address. Enter one such as wss://server.example:7420.`,
  tokenIsHash:
    'This line belongs in the server’s token file. Enter the token, which “holdfast-server --new-token” prints after it.',
  tokenEmpty: 'Enter your token.',
  works: (host: string, user: string, ms: number) => `Connected to ${host} as ${user} in ${ms} ms.`,
  worksInsecurely: (host: string, user: string, ms: number) =>
    `Connected to ${host} as ${user} in ${ms} ms. The connection is not encrypted: others on the network can read the token and everything you type.`,
};
