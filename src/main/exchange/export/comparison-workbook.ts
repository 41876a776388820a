import type { Comparison, Figure } from '../../../shared/contract/scenario.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';
import { yuan } from './amounts.ts';
import { writeWhole } from './export-scenario.ts';
import { type ExportProgress, pace } from './pace.ts';
import { column, words } from './table.ts';
import { type AnyTable, sealed } from './workbook-tables.ts';
import { writeTable } from './xlsx-writer.ts';

/** A row of one comparison, and the scenario it compares the first one with. */
interface Line<Row> {
  row: Row;
  to: string;
}
type AffectedLine = Line<Comparison['affected'][number]>;
type AccountLine = Line<Comparison['accounts'][number]>;
type FlowLine = Line<Comparison['flows'][number]>;

/**
 * Writes a comparison as a workbook: figures of all scenarios side by side, then, per scenario compared with the first, who is
 * affected, every account that changes hands with its old and new rep, and what flows from territory to territory.
 * @param comparisons the first scenario with each of the others, in their order
 * @throws AppError FILE_WRITE_FAILED, JOB_CANCELLED
 */
export async function exportComparison(
  comparisons: readonly Comparison[],
  path: string,
  language: Language,
  onProgress: ExportProgress = () => {},
  signal?: AbortSignal,
): Promise<void> {
  const tables = comparisonTables(comparisons, language);
  await writeWhole(path, signal, (temporary) =>
    writeWorkbook(temporary, async (workbook) => {
      const total = tables.reduce((sum, table) => sum + table.rowCount, 0);
      const rate = pace(total, onProgress, signal);
      for (const table of tables) await writeTable(workbook, table, words(language), rate);
    }),
  );
}

function comparisonTables(comparisons: readonly Comparison[], language: Language): AnyTable[] {
  const word = words(language);
  const text = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'compare', key, params);
  const each = <Row>(pick: (comparison: Comparison) => readonly Row[]) =>
    comparisons.flatMap((comparison) => pick(comparison).map((row) => ({ row, to: comparison.right.name })));
  const against = <Line extends { to: string }>() =>
    column<Line>(word('summary.scenario'), 'text', 22, ({ to }) => to);
  const affected = each(({ affected: rows }) => rows);
  const accounts = each(({ accounts: rows }) => rows);
  const flows = each(({ flows: rows }) => rows);
  const sales = text('sales');
  const potential = word('columns.potential');
  const nobody = (name: string) => name || text('nobody');
  return [
    sealed(figureTable(comparisons, text, word('columns.item'))),
    sealed<AffectedLine>({
      sheet: 'affected',
      frozenColumns: 2,
      rows: affected,
      footers: [],
      columns: [
        against<AffectedLine>(),
        column(word('columns.rep'), 'text', 16, ({ row }) => row.repName),
        ...(['kept', 'lost', 'gained'] as const).flatMap((way) => [
          column<AffectedLine>(
            text(`way.${way}`, { name: word('columns.accounts') }),
            'count',
            14,
            ({ row }) => row[way].accounts,
          ),
          column<AffectedLine>(text(`way.${way}`, { name: sales }), 'yuan', 20, ({ row }) =>
            yuan(row[way].salesFen),
          ),
          column<AffectedLine>(text(`way.${way}`, { name: potential }), 'yuan', 20, ({ row }) =>
            yuan(row[way].potentialFen),
          ),
        ]),
      ],
    }),
    sealed<AccountLine>({
      sheet: 'accounts',
      frozenColumns: 3,
      rows: accounts,
      footers: [],
      columns: [
        against<AccountLine>(),
        column(word('columns.accountRef'), 'code', 14, ({ row }) => row.ref),
        column(word('columns.accountName'), 'code', 28, ({ row }) => row.name),
        column(word('columns.fromTerritory'), 'code', 22, ({ row }) => nobody(row.fromName)),
        column(word('columns.fromRep'), 'text', 14, ({ row }) => row.fromRep),
        column(word('columns.toTerritory'), 'code', 22, ({ row }) => nobody(row.toName)),
        column(word('columns.toRep'), 'text', 14, ({ row }) => row.toRep),
        column(sales, 'yuan', 20, ({ row }) => yuan(row.salesFen)),
        column(potential, 'yuan', 20, ({ row }) => yuan(row.potentialFen)),
      ],
    }),
    sealed<FlowLine>({
      sheet: 'flows',
      frozenColumns: 1,
      rows: flows,
      footers: [],
      columns: [
        against<FlowLine>(),
        column(word('columns.fromTerritory'), 'code', 22, ({ row }) => nobody(row.fromName)),
        column(word('columns.toTerritory'), 'code', 22, ({ row }) => nobody(row.toName)),
        column(word('columns.accounts'), 'count', 12, ({ row }) => row.accounts),
        column(sales, 'yuan', 20, ({ row }) => yuan(row.salesFen)),
        column(potential, 'yuan', 20, ({ row }) => yuan(row.potentialFen)),
      ],
    }),
  ];
}

/** Yuan, hours and plain numbers in one column: the row says its unit in its name. */
function figureTable(comparisons: readonly Comparison[], text: (key: string) => string, item: string) {
  const [first] = comparisons;
  const shown = (unit: Figure['unit'], value: number | null) =>
    value === null ? null : unit === 'fen' ? yuan(value) : unit === 'minutes' ? value / 60 : value;
  return {
    sheet: 'figures',
    frozenColumns: 1,
    rows: first?.figures ?? [],
    footers: [],
    columns: [
      column<Figure>(item, 'text', 28, ({ key }) => text(`figure.${key}`)),
      column<Figure>(first?.left.name ?? '', 'number', 18, ({ unit, left }) => shown(unit, left)),
      ...comparisons.map((comparison) =>
        column<Figure>(comparison.right.name, 'number', 18, ({ key, unit }) =>
          shown(unit, comparison.figures.find((figure) => figure.key === key)?.right ?? null),
        ),
      ),
    ],
  };
}
