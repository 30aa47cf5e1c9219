/** Which characters of a line programming fonts draw as one sign. Pure. */
/** What fonts that have ligatures have them for; a font is asked for each (fontLigatures.ts). */
export declare const LIGATURES: readonly string[];
/**
 * Finds what of `known` a text has, each as start and end. Beside more of its own first or last character nothing is one:
 * fonts leave `=======` alone too.
 */
export declare function ligatureRuns(known: readonly string[]): (text: string) => [number, number][];
