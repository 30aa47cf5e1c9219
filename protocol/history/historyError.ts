/** Error value for malformed history. */

export type HistoryError = { readonly kind: 'malformed'; readonly message: string };

export function malformed(message: string): HistoryError {
  return { kind: 'malformed', message };
}
