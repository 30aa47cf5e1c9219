// Recordings as files in the asciicast v3 format.
import type { Size } from '../../protocol/messages/common.ts';

/** An event on a tty; `atMs` is the time since the start. */
export type TtyEvent =
  | { readonly atMs: number; readonly kind: 'output'; readonly text: string }
  | { readonly atMs: number; readonly kind: 'size'; readonly size: Size };

export type Cast = { readonly title: string; readonly size: Size; readonly events: readonly TtyEvent[] };

/** Formats a recording as the file's text. */
export function castText({ title, size, events }: Cast): string {
  const header = { version: 3, term: { ...size, type: 'xterm-256color' }, title };
  const lines = [JSON.stringify(header)];
  let lastMs = 0;
  for (const event of events) {
    // In the format, each event has the time since the previous event in seconds.
    const interval = (event.atMs - lastMs) / 1000;
    lastMs = event.atMs;
    const [code, data] =
      event.kind === 'output' ? ['o', event.text] : ['r', `${event.size.cols}x${event.size.rows}`];
    lines.push(JSON.stringify([interval, code, data]));
  }
  return `${lines.join('\n')}\n`;
}

/** Parses text that `castText` wrote; throws on any other text. */
export function parseCast(text: string): Cast {
  const [header, ...lines] = text.trimEnd().split('\n');
  const { term, title } = JSON.parse(header ?? '') as { term: Size; title: string };
  let atMs = 0;
  const events = lines.map((line): TtyEvent => {
    const [interval, code, data] = JSON.parse(line) as [number, string, string];
    atMs += Math.round(interval * 1000);
    if (code === 'o') return { atMs, kind: 'output', text: data };
    const [cols, rows] = data.split('x').map(Number);
    if (code !== 'r' || !cols || !rows) throw new Error(`the recording has an unknown line: ${line}`);
    return { atMs, kind: 'size', size: { cols, rows } };
  });
  return { title, size: { cols: term.cols, rows: term.rows }, events };
}
