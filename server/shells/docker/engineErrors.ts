/** Errors of calls to an engine, and their reasons as parts of sentences. Pure. */

/** Max characters of a proxy's text in a reason. */
const MAX_QUOTED_CHARS = 200;
/** HTTP statuses with which a proxy refuses a call itself. */
const FORBIDDEN = new Set([401, 403, 405, 407]);
/** HTTP statuses of a proxy whose engine does not answer. */
const NOT_REACHED = new Set([502, 503, 504]);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such socket: start the engine, or name another address with --docker-host',
  ECONNREFUSED: 'nothing listens there: start the engine, then try again',
  ECONNRESET: 'it closed the connection: check that the engine runs, then try again',
  EACCES: 'this user may not open its socket: add the user to the group of the socket (often "docker")',
  ENOTFOUND: 'the host name is unknown: check the address given with --docker-host',
  ETIMEDOUT: 'it does not answer: check the network, then try again',
  ABORT_ERR: 'it does not answer: check that the engine is not hung, then try again',
};

/**
 * HTTP status of an engine's error; undefined when the engine did not answer. Podman answers 500 instead of 404 about a container
 * that is being removed.
 */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { readonly statusCode?: unknown } | null)?.statusCode;
  if (typeof status !== 'number') return undefined;
  return status === 500 && /no such container/.test(String(error)) ? 404 : status;
}

/** True when the engine, or a proxy before it, answered that the call is not available. */
export function isRefusal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && !NOT_REACHED.has(status);
}

/** Reason of a failed call, with a remedy if the engine did not answer it. */
export function reasonOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  const known = typeof code === 'string' ? REASONS[code] : undefined;
  const timedOut = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
  if (timedOut) return REASONS['ABORT_ERR'] ?? '';
  return proxyReason(error) ?? known ?? (error instanceof Error ? error.message.trim() : String(error));
}

/** True for the answer of a proxy, which has its own pages and does not know the engine's containers. */
export function isFromProxy(error: unknown): boolean {
  return proxyReason(error) !== undefined;
}

/** Reason for an answer that is not the engine's own; undefined for other errors. */
function proxyReason(error: unknown): string | undefined {
  const status = statusOf(error);
  if (status === undefined || !(error instanceof Error)) return undefined;
  const body = error.message.replace(/^\(HTTP code \d+\) .*? - /, '');
  const isPage = /<(!doctype|html|head|body|h1|p)\b/i.test(body);
  if (!isPage && !FORBIDDEN.has(status)) return undefined;
  const text = body
    .replace(/<(head|style|script)\b.*?<\/\1>/gis, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUOTED_CHARS);
  const quote = text === '' ? String(status) : `${status} (${text})`;
  return NOT_REACHED.has(status)
    ? `a proxy before it answered ${quote}: check that the engine runs`
    : `a proxy before it answered ${quote}: let the proxy allow this call`;
}
