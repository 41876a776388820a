import { synonyms } from './synonyms/index.ts';

/** All words by which a column of any kind is known. */
export const knownStems: ReadonlySet<string> = new Set(
  Object.values(synonyms).flatMap((fields) => Object.values(fields).flat()),
);
