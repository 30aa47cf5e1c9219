/** Which characters of a line programming fonts draw as one sign. Pure. */

/** What fonts that have ligatures have them for; a font is asked for each (fontLigatures.ts). */
export const LIGATURES: readonly string[] = [
  '== === != !== =/= =!= /= ~= ~~ := =: =:= ::= ?= %= <= >= <=> <== ==> <==> => =>> >>= <<= =<< =>= =<=',
  '-> --> <- <-- <-> <--> ->> <<- >>- -<< >- -< ~> ~~> <~ <~~ |> <| <|> ||> <|| |= ||= |- -| |-> <-| [| |] {| |}',
  ':: ::: :> <: :< >: .. ... ..< .= .- ?. ?? ?: ;; !! && &&& &= || ++ +++ -- --- ** *** ^= << >> <<< >>>',
  '<> <*> <* *> <+> <+ +> <$> <$ $> <^> <^ ^> // /// /* */ /** /> </ </> <!-- ## ### #### #{ #[ #( #! #?',
].flatMap((signs) => signs.split(' '));

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}-]/g, String.raw`\$&`);

/**
 * Finds what of `known` a text has, each as start and end. Beside more of its own first or last character nothing is one:
 * fonts leave `=======` alone too.
 */
export function ligatureRuns(known: readonly string[]): (text: string) => [number, number][] {
  const longestFirst = known.toSorted((one, other) => other.length - one.length);
  const alternatives = longestFirst.map((sign) => {
    const [before, after] = [escaped(sign[0] ?? ''), escaped(sign.at(-1) ?? '')];
    return `(?<!${before})${escaped(sign)}(?!${after})`;
  });
  const expression = new RegExp(alternatives.join('|'), 'g');
  // Two of their characters in a row are rare, and soon seen: most lines end there.
  const pair = new RegExp(`[${[...new Set(known.join(''))].map(escaped).join('')}]{2}`);
  return (text) => {
    const found: [number, number][] = [];
    const from = text.search(pair);
    if (from === -1) return found;
    expression.lastIndex = from;
    for (let match = expression.exec(text); match !== null; match = expression.exec(text))
      found.push([match.index, expression.lastIndex]);
    return found;
  };
}
