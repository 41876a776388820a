import type { AffectedRep, RepSide } from '../../../../shared/contract/compare.ts';
import { relationshipBands } from '../../../../shared/domain/relationships.ts';
import type { SheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';

/** What is listed of every affected rep; all of it at once would be no list but a wall. */
export const facets = ['hands', 'relationships', 'standing'] as const;
export type Facet = (typeof facets)[number];

const ways = ['lost', 'gained', 'kept'] as const;

function handedColumns({ t, count, money }: SheetWords): SheetColumn<AffectedRep>[] {
  const head = (way: string, name: string) => t(`compare:way.${way}`, { name: t(`grid:column.${name}`) });
  return [
    ...ways.map((way) =>
      count<AffectedRep>({
        id: `${way}Accounts`,
        header: head(way, 'accounts'),
        of: (row) => row[way].accounts,
        sum: true,
        width: 104,
      }),
    ),
    ...(['sales', 'potential'] as const).flatMap((name) =>
      ways.map((way) =>
        money<AffectedRep>({
          id: `${way} ${name}`,
          header: head(way, name),
          of: (row) => row[way][`${name}Fen`],
          sum: true,
          width: 128,
        }),
      ),
    ),
  ];
}

function relationshipColumns({ t, count }: SheetWords): SheetColumn<AffectedRep>[] {
  return ways.flatMap((way) =>
    relationshipBands.map((band, index) => ({
      ...count<AffectedRep>({
        id: `${way} ${band}`,
        header: t(`compare:way.${way}`, { name: t(`compare:relationship.${band}`) }),
        of: (row) => row[way].relationships[index] ?? 0,
        sum: true,
        width: 118,
      }),
      hint: t('compare:relationship.hint'),
    })),
  );
}

type Kind = 'money' | 'hours' | 'percent' | 'number';
interface SideFigure {
  readonly key: 'workload' | 'utilisation' | 'travel' | 'quota' | 'pay';
  readonly kind: Kind;
  readonly of: (side: RepSide) => number | null;
  /** Figures that add up over reps. */
  readonly sums: boolean;
}

const kilometres = (metres: number | null) => (metres === null ? null : metres / 1000);
const standing: readonly SideFigure[] = [
  { key: 'quota', kind: 'money', of: ({ quotaFen }) => quotaFen, sums: true },
  { key: 'pay', kind: 'money', of: ({ payFen }) => payFen, sums: true },
  { key: 'workload', kind: 'hours', of: ({ workloadMinutes }) => workloadMinutes, sums: true },
  { key: 'utilisation', kind: 'percent', of: ({ utilisation }) => utilisation, sums: false },
  { key: 'travel', kind: 'number', of: ({ travelMetres }) => kilometres(travelMetres), sums: false },
];

/** A difference says its sign. */
function signed(column: SheetColumn<AffectedRep>): SheetColumn<AffectedRep> {
  const { format } = column;
  if (!format) return column;
  return {
    ...column,
    format: (value) => (typeof value === 'number' && value > 0 ? `+${format(value)}` : format(value)),
  };
}

function standingColumns(words: SheetWords): SheetColumn<AffectedRep>[] {
  const { t } = words;
  return standing.flatMap(({ key, kind, of, sums }) => {
    const unit = key === 'travel' ? ' km' : '';
    const name = `${t(`compare:rep.${key}`)}${unit}`;
    const hint = key === 'travel' || key === 'quota' || key === 'pay' ? t(`compare:repHint.${key}`) : '';
    const more = { sum: sums, width: 122, ...(key === 'travel' ? { decimals: 1 } : {}) };
    const make = (id: string, header: string, value: (row: AffectedRep) => number | null) => ({
      ...words[kind]<AffectedRep>({ id: `${key} ${id}`, header, of: value, ...more }),
      ...(hint === '' ? {} : { hint }),
    });
    return [
      make('left', t('compare:before', { name }), ({ left }) => of(left)),
      make('right', t('compare:after', { name }), ({ right }) => of(right)),
      signed(
        make('change', t('compare:changeOf', { name }), ({ left, right }) => {
          const [before, after] = [of(left), of(right)];
          return before === null || after === null ? null : after - before;
        }),
      ),
    ];
  });
}

const of: Readonly<Record<Facet, (words: SheetWords) => SheetColumn<AffectedRep>[]>> = {
  hands: handedColumns,
  relationships: relationshipColumns,
  standing: standingColumns,
};

export function affectedColumns(words: SheetWords, facet: Facet): SheetColumn<AffectedRep>[] {
  const { t, text } = words;
  return [
    text<AffectedRep>('rep', t('grid:column.rep'), ({ repName }) => repName, 110, {
      pinned: true,
      counts: (all) => t('grid:ofReps', { text: words.f.count(all.length) }),
    }),
    text<AffectedRep>('city', t('compare:city'), ({ city }) => city, 96),
    ...of[facet](words),
  ];
}
