/** Dispatch of a client's messages on a host. */

import type { RefusalCode } from '../../protocol/errors.ts';
import type { Attach } from '../../protocol/messages/attach.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Keep } from '../../protocol/messages/keep.ts';
import type { List } from '../../protocol/messages/list.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { RestoringSession } from '../sessions/registry.ts';
import type { Session } from '../sessions/session.ts';
import type { Channel } from './channels.ts';
import { HistoryFeed } from './historyFeed.ts';
import type { HostService } from './hostService.ts';

/** Handles any message after the hello. */
export function dispatch(service: HostService, message: Exclude<Up, Hello>): void {
  switch (message.type) {
    case 'ping':
      service.peer.send({ type: 'pong', id: message.id });
      return;
    case 'attach':
      attach(service, message);
      return;
    case 'open':
      void open(service, message);
      return;
    case 'detach':
      detach(service, message.channel);
      return;
    case 'resize':
      service.channels.attachment(message.channel)?.resize(message.size);
      return;
    case 'follow':
      service.channels.attachment(message.channel)?.follow(message);
      return;
    case 'profile':
      service.setProfile(message.profile);
      return;
    case 'history':
      history(service, message);
      return;
    case 'end':
      endSession(service, message.session);
      return;
    case 'keep':
    case 'list':
      list(service, message);
      return;
    case 'watch':
      if (message.on) service.targets.start();
      else service.targets.stop();
      return;
  }
}

/** Attaches to an existing session (S3). The request came in `hello` or later. */
export function attach(service: HostService, message: Attach): void {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const { user } = service.peer.credential;
  const session = service.registry.find(user, message.session);
  const restoring = service.registry.restoring(user, message.session);
  if (session !== undefined) bind(service, channel, session, message);
  else if (restoring === undefined) refuseUnknown(channel, message.session);
  else void attachRestored(service, channel, restoring, message);
}

/** Attaches once the session is restored. Until then, reports the reachability of its shell (S15). */
async function attachRestored(
  service: HostService,
  channel: Channel,
  { session: restored, reachability }: RestoringSession,
  message: Attach,
): Promise<void> {
  const report = (): void => {
    if (isWanted(service, channel)) channel.send(reachability.hostMessage(channel.number));
  };
  const unsubscribe = reachability.subscribe(report);
  if (reachability.isAway) report();
  const session = await restored;
  unsubscribe();
  if (isWanted(service, channel)) bind(service, channel, session, message);
}

/** Returns false once the client has closed the channel or its connection. */
function isWanted({ peer, channels }: HostService, channel: Channel): boolean {
  return !peer.isClosed && channels.isCurrent(channel);
}

/** Answers `list` and `keep`. The list already contains the time that `keep` has set (S12). */
function list({ registry, peer }: HostService, message: Keep | List): void {
  const { user } = peer.credential;
  if (message.type === 'keep') registry.find(user, message.session)?.keep(message.until);
  peer.send({ type: 'sessions', request: message.request, sessions: registry.list(user) });
}

function endSession({ registry, peer }: HostService, session: string): void {
  const { user } = peer.credential;
  void registry.find(user, session)?.end('user');
  void registry.restoring(user, session)?.session.then((restored) => restored.end('user'));
}

function history(service: HostService, message: History): void {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const session = service.registry.find(service.peer.credential.user, message.session);
  if (session === undefined) {
    refuseUnknown(channel, message.session);
    return;
  }
  const answer = session.history(message.from, message.to);
  channel.assign(new HistoryFeed(channel, answer, service.hello.windowBytes));
  channel.wake();
}

function refuseUnknown(channel: Channel, session: string): void {
  const message = `there is no session ${session} on this server; it ended, or never was yours`;
  refuse(channel, 'unknown-session', message);
}

function refuse(channel: Channel, code: RefusalCode, message: string): void {
  channel.free();
  channel.send({ type: 'refused', channel: channel.number, code, message });
}

async function open(service: HostService, message: Open): Promise<void> {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const { request, target, options, size } = message;
  const { user } = service.peer.credential;
  const { profile } = service;
  const opened = await service.registry.open({ user, request, target, options, size, profile });
  if (!isWanted(service, channel)) return;
  if (opened.kind === 'refused') refuse(channel, opened.code, opened.message);
  else bind(service, channel, opened.session, { ...message, output: null, snapshotBehindBytes: null });
}

type Position = Pick<Attach, 'output' | 'snapshotBehindBytes' | 'input' | 'size'>;

/** Attaches the channel to a session and starts to send output. */
function bind(service: HostService, channel: Channel, session: Session, position: Position): void {
  const { output, snapshotBehindBytes, input, size } = position;
  const { profile, hello } = service;
  const { device, windowBytes } = hello;
  const request = { device, windowBytes, profile, output, snapshotBehindBytes, input, size };
  session.attach(request, channel)?.wake();
}

function detach({ channels }: HostService, number: number): void {
  const channel = channels.get(number);
  channel?.free();
  channel?.user?.detach();
}

/** Takes the channel. Returns undefined if it is in use, which is the client's error. */
function takeChannel(service: HostService, number: number): Channel | undefined {
  const channel = service.channels.take(number);
  if (channel === undefined) service.peer.fail(`channel ${number} is in use already`);
  return channel;
}
