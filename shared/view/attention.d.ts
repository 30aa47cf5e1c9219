/** Why a tab wants to be looked at. */
export type Attention = 
/** A command that took long has ended; `line` is null where the shell does not say it. */
{
    readonly kind: 'command';
    readonly line: string | null;
    readonly exitCode: number | null;
    readonly durationMs: number;
} | {
    readonly kind: 'bell';
};
