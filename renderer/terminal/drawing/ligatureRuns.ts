/** Finds character sequences that programming fonts draw as a ligature. Pure. */

/** Common ligatures of programming fonts; fontLigatures.ts tests a font for each of them. */
export const LIGATURES: readonly string[] = [
  '== === != !== =/= =!= /= ~= ~~ := =: =:= ::= ?= %= <= >= <=> <== ==> <==> => =>> >>= <<= =<< =>= =<=',
  '-> --> <- <-- <-> <--> ->> <<- >>- -<< >- -< ~> ~~> <~ <~~ |> <| <|> ||> <|| |= ||= |- -| |-> <-| [| |] {| |}',
  ':: ::: :> <: :< >: .. ... ..< .= .- ?. ?? ?: ;; !! && &&& &= || ++ +++ -- --- ** *** ^= << >> <<< >>>',
  '<> <*> <* *> <+> <+ +> <$> <$ $> <^> <^ ^> // /// /* */ /** /> </ </> <!-- ## ### #### #{ #[ #( #! #?',
].flatMap((signs) => signs.split(' '));

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}-]/g, String.raw`\$&`);

/**
 * Returns a function that finds the `known` ligatures in a text, each as start and end. A ligature does not
 * count if its first or last character is repeated beside it: fonts do not join `=======` either.
 */
export function ligatureRuns(known: readonly string[]): (text: string) => [number, number][] {
  const longestFirst = known.toSorted((left, right) => right.length - left.length);
  const alternatives = longestFirst.map((sign) => {
    const [before, after] = [escaped(sign[0] ?? ''), escaped(sign.at(-1) ?? '')];
    return `(?<!${before})${escaped(sign)}(?!${after})`;
  });
  const expression = new RegExp(alternatives.join('|'), 'g');
  // Fast path: most lines have no two of these characters in a row.
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
