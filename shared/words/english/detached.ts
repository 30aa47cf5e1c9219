/** The picker of sessions that no tab shows. */

import { formats } from './formats.ts';

const { duration, time } = formats;

export const detached = {
  title: 'Detached sessions',
  sessions: 'Sessions',
  filter: 'Filter sessions',
  filterHint: 'Filter by title, target, server or last line',
  none: 'No detached sessions',
  noneHint: 'A session whose tab you close goes on running, and is listed here.',
  end: 'End',
  endSession: 'End session',
  endQuestion: (title: string) => `End “${title}”? Its shell and what runs in it are stopped.`,
  keepFor: (days: number) => `Keep for ${days} days`,
  asking: (server: string) => `Asking ${server}…`,
  /** Why a server's sessions are not listed; `why` is a sentence, or empty. */
  notThere: {
    Connecting: (server: string, why: string) =>
      `${server} is being connected: its sessions are not listed.${why}`,
    Reconnecting: (server: string, why: string) =>
      `${server} is being reconnected: its sessions are not listed.${why}`,
    Offline: (server: string, why: string) => `${server} is offline: its sessions are not listed.${why}`,
    'Signed out': (server: string, why: string) =>
      `${server} is signed out: its sessions are not listed.${why}`,
    Incompatible: (server: string, why: string) =>
      `${server} is incompatible: its sessions are not listed.${why}`,
  },
  hostMissing: (server: string, host: string) =>
    `${server}: ${host} can not be reached, its sessions are not listed.`,
  notYetReached: 'this server has not been reached yet',
  noConnection: 'there is no connection to the server now',
  connectionBroke: 'the connection broke before the server answered',
  noLongerListed: 'This session is no longer listed: it has ended, or its server has.',
  endedAt: (at: number) => `ended at ${time(at)}`,
  activeNow: 'active now',
  idleFor: (ms: number) => `idle for ${duration(ms)}`,
  goneIn: (end: string, ms: number) => `${end}, gone in ${duration(ms)}`,
  elsewhere: 'open on another device',
  staysOpen: 'stays open',
  closesIn: (ms: number) => `closes in ${duration(ms)}`,
  kept: (fate: string) => `kept, ${fate}`,
};
