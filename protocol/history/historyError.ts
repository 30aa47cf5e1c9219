/** What can be wrong with recorded output that came from elsewhere. */

export type HistoryError = { readonly kind: 'malformed'; readonly message: string };

export function malformed(message: string): HistoryError {
  return { kind: 'malformed', message };
}
