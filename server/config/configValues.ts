/** Parsers for settings: they convert a text to its value, or to a description of the allowed values. */

import { HOST_ID } from '../../protocol/ids.ts';

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly allowed: string };
export type Parser<T> = (text: string) => Parsed<T>;

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};

/** Parser of a duration between two bounds, ms, written as `90s` or `72h`. */
export function duration(minMs: number, maxMs: number): Parser<number> {
  const allowed = `a duration like 90s, 30m or 72h, from ${minMs} ms to ${maxMs / 86_400_000}d`;
  const pattern = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;
  return quantity({ pattern, units: UNIT_MS, min: minMs, max: maxMs, allowed });
}

/** Parser of a byte count between two bounds, written as `512KiB` or `2MiB`; `orOff` also accepts 0. */
export function byteSize(minBytes: number, maxBytes: number, orOff = false): Parser<number> {
  const range = `a size like 512KiB or 2MiB, from ${minBytes} bytes to ${maxBytes} bytes`;
  const allowed = orOff ? `${range}, or 0 for off` : range;
  const pattern = /^(\d{1,12}(?:\.\d{1,3})?) ?(|B|KiB|MiB|GiB)$/;
  const parse = quantity({ pattern, units: UNIT_BYTES, min: minBytes, max: maxBytes, allowed });
  return (text) => (orOff && text === '0' ? { ok: true, value: 0 } : parse(text));
}

/** Parser of a whole number between two bounds. */
export function integer(min: number, max: number): Parser<number> {
  const allowed = `a whole number from ${min} to ${max}`;
  return quantity({ pattern: /^(\d{1,9})()$/, units: UNIT_BYTES, min, max, allowed });
}

/** Parses `true` or `false`. */
export function flag(text: string): Parsed<boolean> {
  if (text === 'true' || text === 'false') return { ok: true, value: text === 'true' };
  return { ok: false, allowed: 'true or false' };
}

/** Parser of any text that is not empty. */
export function nonEmpty(allowed: string): Parser<string> {
  return (text) => (text === '' ? { ok: false, allowed } : { ok: true, value: text });
}

/** Parser of one of the given words. */
export function oneOf<const T extends string>(...words: readonly T[]): Parser<T> {
  return (text) => {
    const value = words.find((word) => word === text);
    return value === undefined ? { ok: false, allowed: words.join(', ') } : { ok: true, value };
  };
}

/** Parses host addresses, separated by commas. */
export function hosts(text: string): Parsed<readonly string[]> {
  const list = text.split(',').map((address) => address.trim());
  if (list.every(isHostAddress)) return { ok: true, value: list };
  return {
    ok: false,
    allowed:
      'addresses like ws://web-1:7420, dns://tasks.hosts:7420 or swarm://holdfast_host:7420, separated by commas',
  };
}

/** Name of a Swarm service as the engine allows it, or its id. */
const SERVICE_NAME = /^(?=.{1,63}$)[a-z\d]+(?:[-_]+[a-z\d]+)*$/i;

function isHostAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port, pathname } = new URL(text);
  if (hostname === '' || !['', '/'].includes(pathname)) return false;
  if (protocol === 'swarm:') return port !== '' && SERVICE_NAME.test(hostname);
  return ['ws:', 'wss:'].includes(protocol) || (protocol === 'dns:' && port !== '');
}

/** Parses the host id, the first part of session IDs (S1). */
export function hostId(text: string): Parsed<string> {
  if (HOST_ID.test(text)) return { ok: true, value: text };
  return {
    ok: false,
    allowed: 'up to 63 lower-case letters, digits and hyphens, not starting with a hyphen',
  };
}

/** Parses an engine's address in the forms that Docker's own tools accept. */
export function dockerHost(text: string): Parsed<string> {
  if (/^(unix:\/\/\/.+|npipe:\/\/.+|tcp:\/\/[^/]+\/?|https?:\/\/[^/]+\/?)$/.test(text))
    return { ok: true, value: text };
  return { ok: false, allowed: 'an address like unix:///var/run/docker.sock or tcp://host:2376' };
}

/** Parses web origins, separated by commas. */
export function origins(text: string): Parsed<readonly string[]> {
  const list = text.split(',').map((origin) => origin.trim());
  if (list.every(isOrigin)) return { ok: true, value: list };
  return { ok: false, allowed: 'origins like https://example.org, separated by commas' };
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

type Quantity = {
  /** Matches a number and its unit. */
  readonly pattern: RegExp;
  /** Factor of each unit. */
  readonly units: Readonly<Record<string, number>>;
  readonly min: number;
  readonly max: number;
  readonly allowed: string;
};

function quantity({ pattern, units, min, max, allowed }: Quantity): Parser<number> {
  return (text) => {
    const match = pattern.exec(text);
    const unit = units[match?.[2] ?? 'none'];
    if (match === null || unit === undefined) return { ok: false, allowed };
    const value = Math.round(Number(match[1]) * unit);
    return value < min || value > max ? { ok: false, allowed } : { ok: true, value };
  };
}
