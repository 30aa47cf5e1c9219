/** The dialog of sessions that run in the background: no tab shows them. */

import { formats } from './formats.ts';

const { duration, time } = formats;

export const detached = {
  title: 'Background sessions',
  sessions: 'Sessions',
  filter: 'Filter sessions',
  filterHint: 'Filter by title, container, server or last line',
  none: 'No sessions are running in the background',
  noneHint: 'When you close a tab, its session keeps running and is listed here.',
  end: 'End',
  endSession: 'End session',
  endQuestion: (title: string) => `End “${title}”? Its shell and everything running in it will stop.`,
  keepFor: (days: number) => `Keep ${days} more days`,
  asking: (server: string) => `Loading sessions from ${server}…`,
  /** Reason why a server’s sessions are missing; `why` is a sentence, or empty. */
  notThere: {
    Connecting: (server: string, why: string) =>
      `Connecting to ${server}. Its sessions are not listed yet.${why}`,
    Reconnecting: (server: string, why: string) =>
      `Reconnecting to ${server}. Its sessions are not listed yet.${why}`,
    Offline: (server: string, why: string) => `${server} is offline. Its sessions are not listed.${why}`,
    'Signed out': (server: string, why: string) =>
      `Signed out of ${server}. Its sessions are not listed.${why}`,
    Incompatible: (server: string, why: string) =>
      `${server} runs an incompatible version. Its sessions are not listed.${why}`,
  },
  hostMissing: (server: string, host: string) =>
    `${server}: ${host} cannot be reached. Its sessions are not listed.`,
  notYetReached: 'not connected to this server yet',
  noConnection: 'no connection to the server',
  connectionBroke: 'the connection was lost before the server answered',
  noLongerListed: 'This session no longer exists: it ended, or its server was shut down.',
  endedAt: (at: number) => `ended at ${time(at)}`,
  activeNow: 'active now',
  idleFor: (ms: number) => `idle for ${duration(ms)}`,
  goneIn: (end: string, ms: number) => `${end}, removed in ${duration(ms)}`,
  elsewhere: 'open on another device',
  staysOpen: 'runs until you end it',
  closesIn: (ms: number) => `ends in ${duration(ms)} if unused`,
  kept: (fate: string) => `kept longer: ${fate}`,
};
