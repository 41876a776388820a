import type { Block, Box, Cell, Column, Page, Placed, TableBlock } from '../page.ts';
import { rowHeight, tableHeights } from '../style.ts';

/** A wide slide, 13.33 × 7.5 inches. */
export const slide = { width: 960, height: 540 } as const;

/** Where a page's blocks lie: below title and lead, above the foot. */
export const content: Box = { x: 40, y: 104, width: 880, height: 396 };

const gap = 20;

/** Part of the content from the left: `from` and `to` are shares of its width. */
export function column(from: number, to: number, box: Box = content): Box {
  const x = box.x + box.width * from + (from > 0 ? gap / 2 : 0);
  const end = box.x + box.width * to - (to < 1 ? gap / 2 : 0);
  return { ...box, x, width: end - x };
}

/** Part of a box from the top. */
export function row(from: number, to: number, box: Box = content): Box {
  const y = box.y + box.height * from + (from > 0 ? gap / 2 : 0);
  const end = box.y + box.height * to - (to < 1 ? gap / 2 : 0);
  return { ...box, y, height: end - y };
}

export const place = (box: Box, block: Block): Placed => ({ box, block });

/** Rows of a table that fit a height. */
export const rowsWithin = (height: number, dense = false): number =>
  Math.max(
    1,
    Math.floor(
      (height - tableHeights.caption - tableHeights.head - tableHeights.note) / rowHeight({ dense }),
    ),
  );

/** The list in as few parts of at most `most` as it takes, their lengths no more than one apart; an empty list is one part. */
export function evenParts<T>(list: readonly T[], most: number): T[][] {
  const parts = Math.max(1, Math.ceil(list.length / most));
  const from = (at: number) => Math.ceil((at * list.length) / parts);
  return Array.from({ length: parts }, (_, at) => list.slice(from(at), from(at + 1)));
}

export interface LongTable {
  caption: string;
  columns: readonly Column[];
  rows: TableBlock['rows'];
  /** Below the last page of the table. */
  note: string;
}

/** A table over as few pages as it takes, of even length; each says where it stands if there are several. */
export function tablePages(
  page: { id: string; title: string; lead: string },
  table: LongTable,
  continued: (page: number, pages: number) => string,
): Page[] {
  const parts = evenParts(table.rows, rowsWithin(content.height, true));
  const pages = parts.length;
  const dense = (parts[0]?.length ?? 0) > rowsWithin(content.height);
  return parts.map((rows, at) => ({
    id: at === 0 ? page.id : `${page.id}-${at + 1}`,
    title: pages === 1 ? page.title : `${page.title}${continued(at + 1, pages)}`,
    lead: page.lead,
    blocks: [
      place(content, {
        kind: 'table',
        caption: table.caption,
        columns: table.columns,
        rows,
        ...(dense ? { dense } : {}),
        note: at === pages - 1 ? table.note : '',
      }),
    ],
  }));
}

export const cell = (text: string, tone?: Cell['tone']): Cell => (tone ? { text, tone } : { text });
export const start = (title: string, share: number): Column => ({ title, align: 'start', share });
export const end = (title: string, share: number): Column => ({ title, align: 'end', share });
