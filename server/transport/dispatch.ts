/** What each message of a client does. */

import type { Attach } from '../../protocol/messages/attach.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Keep } from '../../protocol/messages/keep.ts';
import type { List } from '../../protocol/messages/list.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { AttachmentSink } from '../sessions/attach/attachment.ts';
import type { Registry } from '../sessions/registry.ts';
import type { Session } from '../sessions/session.ts';
import type { Channel } from './channels.ts';
import type { HostService } from './hostService.ts';
import { HistoryFeed } from './historyFeed.ts';

type RestoringSession = NonNullable<ReturnType<Registry['coming']>>;

/** Acts on a message of a client that said hello. */
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

/** Attaches to an existing session (S3), from `hello` or later. */
export function attach(service: HostService, message: Attach): void {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const session = service.registry.find(service.peer.credential.user, message.session);
  const coming = service.registry.coming(service.peer.credential.user, message.session);
  if (session !== undefined) bind(service, channel, session, message);
  else if (coming === undefined) refuseUnknown(service, channel, message.session);
  else void attachLater(service, channel, coming, message);
}

async function attachLater(
  service: HostService,
  channel: Channel,
  { session: coming, reach }: RestoringSession,
  message: Attach,
): Promise<void> {
  const isAwaited = (): boolean => !service.peer.isOver && service.channels.isCurrent(channel);
  const tell = (): void => {
    if (isAwaited()) service.peer.send(reach.told(channel.number));
  };
  const stopTelling = reach.subscribe(tell);
  if (reach.isAway) tell();
  const session = await coming;
  stopTelling();
  if (isAwaited()) bind(service, channel, session, message);
}

/** A session that is kept is so in the list already (S12). */
function list({ registry, peer }: HostService, message: Keep | List): void {
  const { user } = peer.credential;
  if (message.type === 'keep') registry.find(user, message.session)?.keep(message.until);
  peer.send({ type: 'sessions', request: message.request, sessions: registry.list(user) });
}

function endSession({ registry, peer }: HostService, session: string): void {
  const { user } = peer.credential;
  void registry.find(user, session)?.end('user');
  void registry.coming(user, session)?.session.then((coming) => coming.end('user'));
}

function history(service: HostService, message: History): void {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const session = service.registry.find(service.peer.credential.user, message.session);
  if (session === undefined) {
    refuseUnknown(service, channel, message.session);
    return;
  }
  const answer = session.history(message.from, message.to);
  channel.user = new HistoryFeed(channel.number, answer, service.hello.windowBytes, sinkOf(service, channel));
  service.turns.wake(channel);
}

function refuseUnknown(service: HostService, channel: Channel, session: string): void {
  service.channels.free(channel);
  const message = `there is no session ${session} on this server; it ended, or never was yours`;
  service.peer.send({ type: 'refused', channel: channel.number, code: 'unknown-session', message });
}

async function open(service: HostService, message: Open): Promise<void> {
  const channel = takeChannel(service, message.channel);
  if (channel === undefined) return;
  const { request, target, options, size } = message;
  const { user } = service.peer.credential;
  const wish = { user, request, target, options, size, profile: service.profile };
  const opened = await service.registry.open(wish);
  if (service.peer.isOver || !service.channels.isCurrent(channel)) return;
  if (opened.kind === 'session')
    bind(service, channel, opened.session, { ...message, output: null, snapshotBehindBytes: null });
  else {
    service.channels.free(channel);
    service.peer.send({
      type: 'refused',
      channel: channel.number,
      code: opened.code,
      message: opened.message,
    });
  }
}

type Position = Pick<Attach, 'output' | 'snapshotBehindBytes' | 'input' | 'size'>;

function bind(service: HostService, channel: Channel, session: Session, position: Position): void {
  const { output, snapshotBehindBytes, input, size } = position;
  const { profile, hello } = service;
  const { device, windowBytes } = hello;
  const wish = { output, snapshotBehindBytes, input, size };
  const request = { channel: channel.number, device, windowBytes, profile, ...wish };
  const attachment = session.attach(request, sinkOf(service, channel));
  if (attachment === undefined) return;
  channel.user = attachment;
  attachment.wake();
}

function sinkOf(service: HostService, channel: Channel): AttachmentSink {
  return {
    send: (message) => service.peer.send(message),
    sendBytes: (frame) => service.peer.sendBytes(frame),
    wake: () => service.turns.wake(channel),
    fail: (reason) => service.peer.fail(reason),
    released: () => release(service, channel),
  };
}

function detach(service: HostService, number: number): void {
  const channel = service.channels.get(number);
  if (channel === undefined) return;
  release(service, channel);
  channel.user?.detach();
}

function release(service: HostService, channel: Channel): void {
  service.channels.free(channel);
  service.turns.remove(channel);
}

/** Undefined when the channel is in use, which is the client's error. */
function takeChannel(service: HostService, number: number): Channel | undefined {
  const channel = service.channels.take(number);
  if (channel === undefined) service.peer.fail(`channel ${number} is in use already`);
  return channel;
}
