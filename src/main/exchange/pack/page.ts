import type { Drawing } from './drawing.ts';

/**
 * A document as pages of blocks in boxes, without a format: written as HTML, PDF or PowerPoint from the same pages, so that
 * all three say the same. Points (1/72 inch) from the top left corner. Texts are plain (`plain-text.ts`) and in their language.
 */
export interface PackDocument {
  title: string;
  language: 'zh' | 'en';
  /** Day it stands for, ISO 8601: the only clock of a document, so that the same plan on the same day gives the same bytes. */
  at: string;
  size: { width: number; height: number };
  /** Stands at the foot of every page beside its number. */
  footer: string;
  pages: readonly Page[];
}

export interface Page {
  /** Unlike any other of the document: the anchor in HTML. */
  id: string;
  title: string;
  /** One sentence that says what to take from the page; '' = none. */
  lead: string;
  /** Cover pages have neither head nor foot: their blocks are all there is. */
  cover?: true;
  blocks: readonly Placed[];
}

export interface Placed {
  box: Box;
  block: Block;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Block = TextBlock | CardsBlock | TableBlock | PictureBlock | ChartBlock | SignBlock;

/** Whether something is good or bad: shown as a colour, never without words or a sign in the text. */
export type Tone = 'good' | 'bad' | 'watch' | 'plain';

export interface TextBlock {
  kind: 'text';
  /** Heading above; '' = none. */
  heading: string;
  lines: readonly { text: string; style: 'title' | 'subtitle' | 'body' | 'bullet' | 'small'; tone?: Tone }[];
  /** Lies on a tinted ground. */
  boxed?: true;
}

export interface CardsBlock {
  kind: 'cards';
  cards: readonly { label: string; value: string; note: string; tone: Tone }[];
}

export interface Column {
  title: string;
  align: 'start' | 'end';
  /** Share of the width, relative. */
  share: number;
}

export interface Cell {
  text: string;
  tone?: Tone;
}

export interface TableBlock {
  kind: 'table';
  /** Said by screen readers, and above the table. */
  caption: string;
  columns: readonly Column[];
  rows: readonly { cells: readonly Cell[]; strong?: true }[];
  /** Most lines a cell takes; 1 unless told. */
  lines?: number;
  /** Rows stand closer, so that more of them fit a page. */
  dense?: true;
  /** Below the table: what was left out; '' = nothing. */
  note: string;
}

export interface PictureBlock {
  kind: 'picture';
  caption: string;
  drawing: Drawing;
}

/** Bars lying down, one group per category. */
export interface BarChart {
  categories: readonly string[];
  series: readonly { name: string; colour: string; values: readonly (number | null)[] }[];
  /** Series of one category end to end instead of beside each other. */
  stacked: boolean;
  /** How values are written: a ratio as percent, or a number. */
  format: { percent: boolean; decimals: number };
  /** What the values are counted in; '' when they say it themselves. */
  unit: string;
  /** Values around 0 that count as on target. */
  band: number | null;
}

export interface ChartBlock {
  kind: 'chart';
  caption: string;
  chart: BarChart;
  alt: string;
}

/** Lines to sign on. */
export interface SignBlock {
  kind: 'sign';
  labels: { role: string; name: string; signature: string; date: string };
  people: readonly { role: string; name: string }[];
}
