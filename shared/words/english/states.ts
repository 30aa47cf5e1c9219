/** What is said where there is nothing to show: yet, or at all. */

export const states = {
  opening: (target: string) => `Opening a shell: ${target}`,
  openingText: 'It is here as soon as it runs. What is typed until then is held for it.',
  connecting: (server: string) => `Connecting to ${server}`,
  connectingText: 'What is typed until then is held.',
  notConnected: (server: string) => `Not connected to ${server}`,
  goesOn: 'Its session goes on there, and what it printed comes with the link.',
  signedOut: (server: string) => `Signed out of ${server}`,
  incompatible: (server: string) => `${server} speaks another version`,
  unreachable: 'The shell can not be reached',
  tryAgain: 'Try again now',
  editServer: 'Edit server…',
  fewerWords: 'Fewer words, or parts of them, find more.',
  nowhereFound: 'What was printed before the loaded output is not searched.',
  searchAll: 'Text in all sessions is found as you type',
  searchAllText:
    'On their screens and in what is above them, with or without case, whole words or expressions.',
  askingServers: 'Asking for detached sessions',
  noServers: 'No other servers',
  noServersText: 'A server keeps shells in its containers and on its machine, for all your devices.',
  askingTargets: 'Asking what can be opened there…',
  noEngine: 'There is no Docker engine, so there are no containers to list.',
  noStory: 'Nothing has happened yet',
  noStoryText: 'What happens to the link is listed here, the newest first.',
};
