import type {
  AffectedRep,
  Comparison,
  Figure,
  FullComparison,
  RepSide,
} from '../../../shared/contract/compare.ts';
import { relationshipBands } from '../../../shared/domain/relationships.ts';
import { type Language, translate } from '../../../shared/i18n/index.ts';
import { writeWorkbook } from '../xlsx/workbook-writer.ts';
import { yuan } from './amounts.ts';
import { writeWhole } from './export-scenario.ts';
import { type ExportProgress, pace } from './pace.ts';
import { type ColumnKind, column, words } from './table.ts';
import { type AnyTable, sealed } from './workbook-tables.ts';
import { writeTable } from './xlsx-writer.ts';

/** A row of one comparison, and the scenario it compares the first one with. */
interface Line<Row> {
  row: Row;
  to: string;
}
type AffectedLine = Line<AffectedRep>;
type AccountLine = Line<FullComparison['accounts'][number]>;
type FlowLine = Line<Comparison['flows'][number]>;

const ways = ['kept', 'lost', 'gained'] as const;

interface RepFigure {
  readonly key: string;
  readonly kind: ColumnKind;
  readonly value: (side: RepSide) => number | null;
}
const yuanOf = (fen: number | null) => (fen === null ? null : yuan(fen));

/** How a rep stands before and after, in the units a sheet shows: yuan, hours, shares, kilometres. */
const repFigures: readonly RepFigure[] = [
  { key: 'accounts', kind: 'count', value: ({ accounts }) => accounts },
  { key: 'sales', kind: 'yuan', value: ({ salesFen }) => yuan(salesFen) },
  { key: 'potential', kind: 'yuan', value: ({ potentialFen }) => yuan(potentialFen) },
  { key: 'workload', kind: 'hours', value: ({ workloadMinutes }) => workloadMinutes / 60 },
  { key: 'utilisation', kind: 'percent', value: ({ utilisation }) => utilisation },
  {
    key: 'travel',
    kind: 'number',
    value: ({ travelMetres }) => (travelMetres === null ? null : travelMetres / 1000),
  },
  { key: 'quota', kind: 'yuan', value: ({ quotaFen }) => yuanOf(quotaFen) },
  { key: 'pay', kind: 'yuan', value: ({ payFen }) => yuanOf(payFen) },
];

/**
 * Writes a comparison as a workbook: figures of all scenarios side by side, then, per scenario compared with the first, who is
 * affected, every account that changes hands with its old and new rep, and what flows from territory to territory.
 * @param comparisons the first scenario with each of the others, in their order
 * @throws AppError FILE_WRITE_FAILED, JOB_CANCELLED
 */
export async function exportComparison(
  comparisons: readonly FullComparison[],
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

function comparisonTables(comparisons: readonly FullComparison[], language: Language): AnyTable[] {
  const word = words(language);
  const text = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'compare', key, params);
  const each = <Row>(pick: (comparison: FullComparison) => readonly Row[]) =>
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
        column(text('city'), 'text', 14, ({ row }) => row.city),
        column(word('columns.fromTerritory'), 'text', 22, ({ row }) => row.left.territories.join('、')),
        column(word('columns.toTerritory'), 'text', 22, ({ row }) => row.right.territories.join('、')),
        ...ways.flatMap((way) => [
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
          ...relationshipBands.map((band, index) =>
            column<AffectedLine>(
              text(`way.${way}`, { name: text(`relationship.${band}`) }),
              'count',
              14,
              ({ row }) => row[way].relationships[index] ?? null,
            ),
          ),
        ]),
        ...repFigures.flatMap(({ key, kind, value }) => [
          column<AffectedLine>(text('before', { name: text(`rep.${key}`) }), kind, 18, ({ row }) =>
            value(row.left),
          ),
          column<AffectedLine>(text('after', { name: text(`rep.${key}`) }), kind, 18, ({ row }) =>
            value(row.right),
          ),
          column<AffectedLine>(text('changeOf', { name: text(`rep.${key}`) }), kind, 18, ({ row }) => {
            const [before, after] = [value(row.left), value(row.right)];
            return before === null || after === null ? null : after - before;
          }),
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
        column(text('city'), 'text', 14, ({ row }) => row.city),
        column(text('customerClass'), 'text', 8, ({ row }) => row.customerClass),
        column(text('relationship.label'), 'text', 14, ({ row }) => text(`relationship.${row.relationship}`)),
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
