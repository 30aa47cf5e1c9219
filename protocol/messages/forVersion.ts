/** What is said, in the words of the protocol version that the other side speaks (C2). */

import type { RefusalCode } from '../errors.ts';
import type { Activity } from './activity.ts';
import type { Attached } from './attached.ts';
import type { Profile } from './common.ts';
import type { Down } from './down.ts';
import type { SessionInfo } from './sessions.ts';
import type { Container } from './targets.ts';
import type { Up } from './up.ts';

/** The message as that version has it; undefined when that version has no words for it. */
export function forVersion(version: number, message: Down): Down | undefined {
  if (version >= 3) return message;
  if (message.type === 'activity' || (message.type === 'host' && message.shell !== undefined))
    return undefined;
  return version >= 2 ? message : inVersion1(message);
}

/** The client's message as that version of the server has it; undefined when that version has no words for it. */
export function upForVersion(version: number, message: Up): Up | undefined {
  if (version >= 3) return message;
  switch (message.type) {
    case 'follow':
      return undefined;
    case 'open':
      return { ...message, options: without(message.options, 'shellIntegration') };
    case 'profile':
      return { ...message, profile: profileBeforeWelcome(message.profile) };
    default:
      return message;
  }
}

/** As every version has it: in `hello` it is said before the server's version is known. */
export function profileBeforeWelcome(profile: Profile): Profile {
  return without(profile, 'images');
}

/** Version 2 added fields, messages, targets and refusals; nothing changed its meaning. */
function inVersion1(message: Exclude<Down, Activity>): Down | undefined {
  switch (message.type) {
    case 'host':
      return undefined;
    case 'attached':
      return inOlderWords(message);
    case 'ended':
      return without(message, 'directory');
    case 'sessions':
      return { ...without(message, 'missing'), sessions: message.sessions.map(inOlderWords) };
    case 'targets':
      return { ...without(message, 'host', 'node'), containers: message.containers.map(containerIn1) };
    case 'notice':
      return without(message, 'moveWithinMs');
    case 'refused':
      return { ...message, code: codeIn1(message.code) };
    default:
      return message;
  }
}

/** What a service or a project led to is a container. */
function inOlderWords<T extends Attached | SessionInfo>(one: T): Omit<T, 'container' | 'durability'> {
  const { target, container } = one;
  const rest = without(one, 'container', 'durability');
  if (target.kind === 'local' || target.kind === 'container') return rest;
  return { ...rest, target: { kind: 'container', container: container?.id ?? target.service } };
}

function containerIn1(container: Container): Container {
  const { compose } = container;
  const rest = without(container, 'swarm');
  return compose === null ? rest : { ...rest, compose: without(compose, 'number') };
}

function codeIn1(code: RefusalCode): RefusalCode {
  if (code === 'host-away') return 'engine-unreachable';
  return code === 'unknown-host' ? 'unknown-target' : code;
}

function without<T extends object, K extends keyof T & string>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const kept = Object.entries(value).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(kept) as Omit<T, K>;
}
