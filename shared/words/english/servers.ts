/** The list of servers, the dialog of one, and its test. */

export const servers = {
  thisComputer: 'This computer',
  title: 'Servers',
  add: 'Add server…',
  onThisComputer: 'Shells on this computer',
  tokens: {
    keychain: "token in the system's keychain",
    memory: 'token kept until the app quits: no keychain here',
    none: 'no token',
  },
  edit: 'Edit',
  editNamed: (server: string) => `Edit ${server}`,
  remove: 'Remove',
  removeNamed: (server: string) => `Remove ${server}`,
  removeQuestion: (tabs: number) =>
    `${tabs === 1 ? 'Its tab closes' : `Its ${tabs} tabs close`}; sessions go on there.`,
  removeIt: 'Remove it',
  keep: 'Keep',
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
  tokenFromOwner: 'From whoever runs the server.',
  tokenStays: 'Leave empty to keep the one there is.',
  tokenStaysInMemory:
    'Leave empty to keep the one there is. It is kept until the app quits: this computer has no keychain.',
  nameEmpty: 'The name is empty: enter one.',
  nameTaken: (name: string) => `There is a server named “${name}” already: choose another name.`,
  gone: 'This server is no longer in the list.',
  embeddedStays: 'The server of this computer is set up by the app itself.',
  urlEmpty: 'The address is empty: enter one like wss://server.example:7420.',
  urlHasUser: 'The address contains a user or password: put the token into its own field.',
  urlMalformed: (text: string) =>
    `"${text}" is not a server's address: use one like wss://server.example:7420.`,
  tokenEmpty: 'The token is empty: enter the one you were given.',
  works: (host: string, user: string, ms: number) => `Connected to ${host} as ${user} in ${ms} ms.`,
  worksInsecurely: (host: string, user: string, ms: number) =>
    `Connected to ${host} as ${user} in ${ms} ms. Without TLS the token and everything you type can be read on the way.`,
};
