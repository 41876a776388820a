import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { AffectedRep, Comparison } from '../../../../shared/contract/compare.ts';
import { useSheetWords } from '../../../grid/panel/use-sheet-words.ts';
import classes from '../compare.module.css';
import { affectedColumns, type Facet, facets } from './affected-columns.ts';
import { CompareSheet } from './CompareSheet.tsx';
import type { ListProps } from './list.ts';
import { show, useSelected } from './selection.ts';

/** Reps who lose or gain accounts, or whose quota or pay changes. */
export function affectedRows({ affected }: Comparison): AffectedRep[] {
  return affected.filter(
    ({ lost, gained, left, right }) =>
      lost.accounts + gained.accounts > 0 ||
      lost.units + gained.units > 0 ||
      left.quotaFen !== right.quotaFen ||
      left.payFen !== right.payFen,
  );
}

/** What each rep loses, gains and keeps, by the age of the relationships, and how work, quota and pay stand before and after. */
export function AffectedList({ comparison, ...list }: ListProps) {
  const words = useSheetWords();
  const { t } = words;
  const [facet, setFacet] = useState<Facet>('hands');
  const rows = useMemo(() => affectedRows(comparison), [comparison]);
  const columns = useMemo(() => affectedColumns(words, facet), [words, facet]);
  return (
    <div className={classes.listed}>
      <div className={classes.listBar}>
        <SegmentedControl
          size="xs"
          aria-label={t('compare:facet.label')}
          value={facet}
          onChange={(value) => setFacet(facets.find((one) => one === value) ?? 'hands')}
          data={facets.map((value) => ({ value, label: t(`compare:facet.${value}`) }))}
        />
      </div>
      <CompareSheet<AffectedRep>
        key={facet}
        {...list}
        label={t('compare:affectedLabel')}
        columns={columns}
        rows={rows}
        rowId={({ repId }) => String(repId)}
        selectedIds={useSelected('rep')}
        onSelect={(ids) => show('rep', ids.map(Number))}
        empty={t('compare:noAffected')}
      />
    </div>
  );
}
