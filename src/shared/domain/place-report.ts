/** What the match of a place in a sheet with a unit rests on. */
export const placeEvidence = [
  'code',
  'codeChanged', // the code was given up, or is newer than the borders
  'codeSplit', // the code's county was divided; name or address told the part
  'name',
  'renamed', // an old or shortened name
  'address',
  'alike', // a name that is written like it, or sounds like it
  'postal',
  'city',
  'province',
  'chosen', // by hand
] as const;
export type PlaceEvidence = (typeof placeEvidence)[number];
