/** What each message of a client does. */

import type { Attach } from '../../protocol/messages/attach.ts';
import type { Hello } from '../../protocol/messages/hello.ts';
import type { History } from '../../protocol/messages/history.ts';
import type { Open } from '../../protocol/messages/open.ts';
import type { Up } from '../../protocol/messages/up.ts';
import type { AttachmentSink } from '../sessions/attachment.ts';
import type { Session } from '../sessions/session.ts';
import type { Channel } from './channels.ts';
import type { Client } from './client.ts';
import { HistoryFeed } from './historyFeed.ts';

/** Acts on a message of a client that said hello. */
export function dispatch(client: Client, hello: Hello, message: Exclude<Up, Hello>): void {
  const { registry } = client.hub;
  const { user } = client.credential;
  switch (message.type) {
    case 'ping':
      client.send({ type: 'pong', id: message.id });
      return;
    case 'attach':
      attach(client, hello, message);
      return;
    case 'open':
      void open(client, hello, message);
      return;
    case 'detach':
      detach(client, message.channel);
      return;
    case 'resize':
      client.channels.attachment(message.channel)?.resize(message.size);
      return;
    case 'profile':
      client.setProfile(message.profile);
      return;
    case 'history':
      history(client, hello, message);
      return;
    case 'end':
      void registry.find(user, message.session)?.end('user');
      void registry.coming(user, message.session)?.then((session) => session.end('user'));
      return;
    case 'keep':
    case 'list':
      if (message.type === 'keep') registry.find(user, message.session)?.keep(message.until);
      client.send({ type: 'sessions', request: message.request, sessions: registry.list(user) });
      return;
    case 'watch':
      if (message.on) client.targets.start();
      else client.targets.stop();
      return;
  }
}

/** Attaches to an existing session (S3), from `hello` or later. */
export function attach(client: Client, hello: Hello, message: Attach): void {
  const channel = takeChannel(client, message.channel);
  if (channel === undefined) return;
  const session = client.hub.registry.find(client.credential.user, message.session);
  const coming = client.hub.registry.coming(client.credential.user, message.session);
  if (session !== undefined) bind(client, hello, channel, session, message);
  else if (coming === undefined) refuseUnknown(client, channel, message.session);
  else void attachLater(client, hello, channel, coming, message);
}

async function attachLater(
  client: Client,
  hello: Hello,
  channel: Channel,
  coming: Promise<Session>,
  message: Attach,
): Promise<void> {
  const session = await coming;
  if (!client.isOver && client.channels.isCurrent(channel)) bind(client, hello, channel, session, message);
}

function history(client: Client, hello: Hello, message: History): void {
  const channel = takeChannel(client, message.channel);
  if (channel === undefined) return;
  const session = client.hub.registry.find(client.credential.user, message.session);
  if (session === undefined) {
    refuseUnknown(client, channel, message.session);
    return;
  }
  const answer = session.history(message.from, message.to);
  channel.user = new HistoryFeed(channel.number, answer, hello.windowBytes, sinkOf(client, channel));
  client.turns.wake(channel);
}

function refuseUnknown(client: Client, channel: Channel, session: string): void {
  client.channels.free(channel);
  const message = `there is no session ${session} on this server; it ended, or never was yours`;
  client.send({ type: 'refused', channel: channel.number, code: 'unknown-session', message });
}

async function open(client: Client, hello: Hello, message: Open): Promise<void> {
  const channel = takeChannel(client, message.channel);
  if (channel === undefined) return;
  const { request, target, options, size } = message;
  const { user } = client.credential;
  const wish = { user, request, target, options, size, profile: client.profile };
  const opened = await client.hub.registry.open(wish);
  if (client.isOver || !client.channels.isCurrent(channel)) return;
  if (opened.kind === 'session')
    bind(client, hello, channel, opened.session, { ...message, output: null, snapshotBehindBytes: null });
  else {
    client.channels.free(channel);
    client.send({ type: 'refused', channel: channel.number, code: opened.code, message: opened.message });
  }
}

type Position = Pick<Attach, 'output' | 'snapshotBehindBytes' | 'input' | 'size'>;

function bind(client: Client, hello: Hello, channel: Channel, session: Session, position: Position): void {
  const { output, snapshotBehindBytes, input, size } = position;
  const { device, windowBytes } = hello;
  const { profile } = client;
  const wish = { output, snapshotBehindBytes, input, size };
  const request = { channel: channel.number, device, windowBytes, profile, ...wish };
  const attachment = session.attach(request, sinkOf(client, channel));
  if (attachment === undefined) return;
  channel.user = attachment;
  attachment.wake();
}

function sinkOf(client: Client, channel: Channel): AttachmentSink {
  return {
    send: (message) => client.send(message),
    sendBytes: (frame) => client.sendBytes(frame),
    wake: () => client.turns.wake(channel),
    fail: (reason) => client.fail(reason),
    released: () => release(client, channel),
  };
}

function detach(client: Client, number: number): void {
  const channel = client.channels.get(number);
  if (channel === undefined) return;
  release(client, channel);
  channel.user?.detach();
}

function release(client: Client, channel: Channel): void {
  client.channels.free(channel);
  client.turns.remove(channel);
}

/** Undefined when the channel is in use, which is the client's error. */
function takeChannel(client: Client, number: number): Channel | undefined {
  const channel = client.channels.take(number);
  if (channel === undefined) client.fail(`channel ${number} is in use already`);
  return channel;
}
