import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FairnessReport,
  type FairnessRow,
  fairnessRatios,
  smartLetters,
} from '../../../shared/contract/fairness.ts';
import { useActiveAlignment } from '../../app/queries.ts';
import { select, useApp } from '../../app/store.ts';
import { TerritoryCell } from '../../grid/panel/TerritoryCell.tsx';
import { useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import { SmartTicks } from './SmartTicks.tsx';
import { useReasonText } from './use-reason-text.ts';

const failures = ({ smart }: FairnessRow) => smartLetters.filter((letter) => smart[letter].length > 0);

/** Every territory with its ratios, what stands out, its growth beside the market's, and the SMART check. */
export function FairnessTable({ report }: { report: FairnessReport }) {
  const words = useSheetWords();
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const alignment = useActiveAlignment().data;
  const selection = useApp((state) => state.selection);
  const selectedIds = useMemo(
    () => new Set(selection?.kind === 'territory' ? selection.ids.map(String) : []),
    [selection],
  );
  const colours = useMemo(
    () => new Map(alignment?.territories.map(({ id, colour }) => [id, colour])),
    [alignment],
  );
  const columns = useMemo<SheetColumn<FairnessRow>[]>(() => {
    const { f, text, money, percent, deviation } = words;
    const flag = (row: FairnessRow, index: number) => row.outliers[index] ?? null;
    const ratioColumns = fairnessRatios.map((ratio, index): SheetColumn<FairnessRow> => {
      const of = (row: FairnessRow) => row.ratios[index] ?? null;
      const column =
        ratio === 'workload'
          ? money<FairnessRow>({
              id: ratio,
              header: t(`fairness:ratio.${ratio}`),
              width: 128,
              of: (row) => roundOrNull(of(row)),
            })
          : percent<FairnessRow>({ id: ratio, header: t(`fairness:ratio.${ratio}`), width: 136, of });
      const format = column.format ?? String;
      return {
        ...column,
        hint: t(`fairness:ratioHint.${ratio}`),
        cell: (row) => {
          const outlier = flag(row, index);
          return (
            <>
              {outlier !== null && `◆ ${t(`fairness:outlier.${outlier}`)} `}
              {format(column.value(row))}
            </>
          );
        },
        cellClass: (row) => (flag(row, index) === null ? undefined : 'fairness-outlier'),
      };
    });
    return [
      text<FairnessRow>('territory', t('grid:column.territory'), ({ name }) => name, 140, {
        pinned: true,
        counts: (rows) => t('grid:ofTerritories', { text: f.count(rows.length) }),
        cell: ({ name, territoryId }) => (
          <TerritoryCell name={name} colour={colours.get(territoryId) ?? null} />
        ),
      }),
      text<FairnessRow>('rep', t('grid:column.rep'), ({ rep }) => rep, 88),
      {
        id: 'smart',
        header: t('fairness:smart'),
        kind: 'number',
        width: 172,
        value: (row) => smartLetters.length - failures(row).length,
        tip: (row) =>
          failures(row)
            .flatMap((letter) => row.smart[letter].map(reasonText))
            .join('\n'),
        exact: (row) =>
          failures(row).length === 0
            ? t('fairness:smartPassed')
            : t('fairness:smartFailed', {
                letters: failures(row)
                  .map((letter) => t(`fairness:letter.${letter}`))
                  .join(t('grid:listSeparator')),
              }),
        cell: (row) => <SmartTicks smart={row.smart} />,
      },
      money<FairnessRow>({
        id: 'quota',
        header: t('fairness:quota'),
        of: (row) => (row.hasQuota ? row.quotaFen : null),
        sum: true,
      }),
      ...ratioColumns,
      {
        ...money<FairnessRow>({
          id: 'bestYear',
          header: t('fairness:best'),
          of: ({ best }) => best?.fen ?? null,
        }),
        tip: ({ best }) =>
          best ? t('fairness:bestIn', { year: best.year, amount: f.moneyExact(best.fen) }) : '',
      },
      deviation<FairnessRow>({
        id: 'salesGrowth',
        header: t('fairness:salesGrowth'),
        of: ({ growth }) => growth?.salesGrowth ?? null,
      }),
      deviation<FairnessRow>({
        id: 'potentialGrowth',
        header: t('fairness:potentialGrowth'),
        of: ({ growth }) => growth?.potentialGrowth ?? null,
      }),
      {
        ...deviation<FairnessRow>({
          id: 'shareChange',
          header: t('fairness:shareChange'),
          width: 150,
          of: ({ growth }) => growth?.shareChange ?? null,
        }),
        cell: ({ growth }) =>
          growth === null
            ? '–'
            : `${f.deviation(growth.shareChange)} ${t(`fairness:verdict.${growth.verdict}`)}`,
        tip: ({ growth }) =>
          growth === null
            ? ''
            : t('fairness:growthTip', {
                years: growth.years,
                sales: f.deviation(growth.salesGrowth),
                potential: f.deviation(growth.potentialGrowth),
                share: f.deviation(growth.shareChange),
              }),
      },
    ];
  }, [words, t, reasonText, colours]);
  return (
    <SheetGrid<FairnessRow>
      label={t('fairness:table')}
      columns={columns}
      rows={report.rows}
      rowId={(row) => String(row.territoryId)}
      selectedIds={selectedIds}
      onSelect={(ids) => select('territory', ids.map(Number))}
      empty={<Text c="dimmed">{t('pay:noTerritories')}</Text>}
    />
  );
}

const roundOrNull = (value: number | null) => (value === null ? null : Math.round(value));
