/** Event for which a pane has an attention badge. */

export type Attention =
  /** A long-running command finished; `line` is null when the shell does not report command lines. */
  | {
      readonly kind: 'command';
      readonly line: string | null;
      readonly exitCode: number | null;
      readonly durationMs: number;
    }
  | { readonly kind: 'bell' };
