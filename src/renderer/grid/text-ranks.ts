import { Ranking, type Steps, stepTexts } from './ranking.ts';
import type { SheetColumn } from './sheet.ts';

/** New texts let in one by one, and texts looked up; more, and all are compared anew, step by step. */
const mostLetIn = 64;
const mostLookedUp = 1024;

interface Known<Row> {
  column: SheetColumn<Row>;
  rows: readonly Row[];
  ranking: Ranking;
  keys: Float64Array<ArrayBuffer>;
}

/**
 * Keys of text columns: each row's text as its rank in the language's order. 100,000 texts take half a second to compare, so they
 * are put in order step by step while the window is idle, and a text typed later is let in between its neighbours.
 */
export class TextRanks<Row> {
  private readonly known = new Map<string, Known<Row>>();
  private readonly begun = new Map<
    string,
    Pick<Known<Row>, 'column' | 'rows'> & { steps: Steps<Known<Row>> }
  >();

  /** Ranks the texts of these columns, some hundreds a step. */
  *prepare(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): Generator<void> {
    for (const column of columns) {
      if (this.letIn(column, rows)) continue;
      // Until then somebody may have asked for them.
      while (!this.stands(column, rows) && !this.step(column, rows)) yield;
      yield;
    }
  }

  /** Rank of each row's text, in the order of the rows. */
  of(column: SheetColumn<Row>, rows: readonly Row[]): Float64Array<ArrayBuffer> {
    if (!this.stands(column, rows) && !this.letIn(column, rows)) while (!this.step(column, rows));
    return this.known.get(column.id)?.keys ?? new Float64Array(rows.length);
  }

  private stands(column: SheetColumn<Row>, rows: readonly Row[]): boolean {
    const known = this.known.get(column.id);
    return known?.column === column && known.rows === rows;
  }

  /** Changes what is known of a column to what holds of `rows`; answers whether it could: when few of the texts are new. */
  private letIn(column: SheetColumn<Row>, rows: readonly Row[]): boolean {
    const known = this.known.get(column.id);
    const keys = known === undefined ? null : keysOfChanged(known, column, rows);
    if (known === undefined || keys === null) return false;
    this.known.set(column.id, { column, rows, ranking: known.ranking, keys });
    return true;
  }

  /** Goes on with a ranking; answers whether it is done. */
  private step(column: SheetColumn<Row>, rows: readonly Row[]): boolean {
    let begun = this.begun.get(column.id);
    if (begun?.column !== column || begun.rows !== rows) {
      begun = { column, rows, steps: rankAll(column, rows) };
      this.begun.set(column.id, begun);
    }
    const { done, value } = begun.steps.next();
    if (!done) return false;
    this.known.set(column.id, value);
    this.begun.delete(column.id);
    return true;
  }
}

const textOf = <Row>(column: SheetColumn<Row>, row: Row): string => String(column.value(row) ?? '');

function* rankAll<Row>(column: SheetColumn<Row>, rows: readonly Row[]): Steps<Known<Row>> {
  const texts = new Array<string>(rows.length);
  for (let at = 0; at < texts.length; at++) {
    texts[at] = textOf(column, rows[at] as Row);
    if (at % stepTexts === 0) yield;
  }
  const keys = new Float64Array(rows.length);
  const ranking = yield* Ranking.of(texts, keys);
  return { column, rows, ranking, keys };
}

/** Keys of `rows`, of which many stand where they stood when others were known; null when more texts are new than are let in or looked up. */
function keysOfChanged<Row>(
  known: Known<Row>,
  column: SheetColumn<Row>,
  rows: readonly Row[],
): Float64Array<ArrayBuffer> | null {
  const { ranking } = known;
  const kept = known.column === column ? known.rows : [];
  const keys = new Float64Array(rows.length);
  let lookedUp = 0;
  let letIn = 0;
  for (let at = 0; at < keys.length; at++) {
    const row = rows[at] as Row;
    if (row === kept[at]) {
      keys[at] = known.keys[at] as number;
      continue;
    }
    const text = textOf(column, row);
    if (++lookedUp > mostLookedUp) return null;
    let rank: number | null | undefined = ranking.rankOf(text);
    if (rank === undefined) rank = ++letIn > mostLetIn ? null : ranking.letIn(text);
    if (rank === null) return null;
    keys[at] = rank;
  }
  return keys;
}
