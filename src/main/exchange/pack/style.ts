/** The look of printed documents: quiet paper, one accent, colours that read in print and to the common colour-vision types. */
export const ink = {
  text: '#161b22',
  quiet: '#5a6472',
  line: '#d5dae1',
  ground: '#f4f6f8',
  paper: '#ffffff',
  accent: '#12365f',
  accentSoft: '#e4ecf5',
  before: '#9aa5b4',
  after: '#1f5f9a',
  gained: '#1f7a6b',
  lost: '#c2702a',
  good: '#17694f',
  watch: '#8a5a00',
  bad: '#a32a1e',
} as const;

/** Of a map on paper. */
export const mapInk = {
  sea: '#eef2f5',
  land: '#fbfaf8',
  hairline: '#b9bfc7',
  province: '#6b5a80',
  border: '#2f3742',
  unassigned: '#d9dde2',
  unassignedEdge: '#7d8792',
  label: '#161b22',
  halo: '#ffffff',
  point: '#2b3440',
  home: '#12365f',
} as const;

/** How much of a territory's colour its area shows on paper. */
export const fillShare = { usual: 0.45, pale: 0.1, strong: 0.72 } as const;

export const toneColour = { good: ink.good, bad: ink.bad, watch: ink.watch, plain: ink.text } as const;

/** Heights that every writer keeps to, points. */
export const tableHeights = { caption: 16, head: 19, row: 17, denseRow: 13.3, line: 13, note: 14 } as const;

/** Height of a table's rows by the lines that their cells take. */
export const rowHeight = ({ lines = 1, dense = false }: { lines?: number; dense?: boolean }): number =>
  (dense ? tableHeights.denseRow : tableHeights.row) + (lines - 1) * tableHeights.line;

/** Sizes of text by its style, points. */
export const textSize = { title: 32, subtitle: 16, body: 12.5, bullet: 12, small: 9.5 } as const;
export const sizes = {
  page: 20,
  lead: 11,
  heading: 10.5,
  caption: 9.5,
  head: 8,
  cell: 8.4,
  // Office's fonts for Chinese take up to 1.45 of their size: 7.7 keeps to the height of a dense row.
  denseCell: 7.7,
  note: 7.6,
  foot: 7.5,
} as const;
