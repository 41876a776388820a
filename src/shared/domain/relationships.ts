/**
 * How long an account has bought through its rep, in whole years before the base year's end: not at all (or nothing is known),
 * in the base year only, one or two years longer, three or four, five and more.
 */
export const relationshipBands = ['none', 'under1', 'from1to3', 'from3to5', 'over5'] as const;
export type RelationshipBand = (typeof relationshipBands)[number];
