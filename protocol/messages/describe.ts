/** Meanings of types and fields as schema metadata. scripts/protocol-messages.ts generates docs/PROTOCOL.md from them. */

import * as v from 'valibot';

/** Adds its meaning to a field or message. */
export function described<const S extends v.GenericSchema>(schema: S, meaning: string) {
  return v.pipe(schema, v.description<v.InferOutput<S>, string>(meaning));
}

/** Adds a meaning and a name. The document refers by that name to a type that several messages share. */
export function named<const S extends v.GenericSchema>(schema: S, name: string, meaning: string) {
  return v.pipe(
    schema,
    v.title<v.InferOutput<S>, string>(name),
    v.description<v.InferOutput<S>, string>(meaning),
  );
}
