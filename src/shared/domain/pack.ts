/** Parts of a board pack that a person may leave out, in their order; cover and summary always stand. */
export const boardParts = [
  'maps',
  'changes',
  'figures',
  'balance',
  'affected',
  'accounts',
  'territories',
  'fairness',
  'quotas',
  'risks',
  'assumptions',
  'sign',
] as const;
export type BoardPart = (typeof boardParts)[number];

/** What a board pack is written as, named as the files end. */
export const boardFormats = ['pptx', 'pdf', 'html'] as const;
export type BoardFormat = (typeof boardFormats)[number];

/** What sheets of territories are written as. */
export const sheetFormats = ['pdf', 'html'] as const;
export type SheetFormat = (typeof sheetFormats)[number];
