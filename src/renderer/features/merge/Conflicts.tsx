import { Button, Group } from '@mantine/core';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSheetWords } from '../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../grid/sheet.ts';
import { SheetGrid } from '../../grid/sheet-grid.tsx';
import type { ConflictRow, Side } from './conflict-rows.ts';
import classes from './merge.module.css';

const sides = ['mine', 'theirs'] as const;

/** What both scenarios changed, each in its own way, and which of them is taken: one by one, or for the rows selected. */
export function Conflicts(props: {
  rows: readonly ConflictRow[];
  takes: (row: ConflictRow) => Side;
  onTake: (rows: readonly ConflictRow[], side: Side) => void;
}) {
  const words = useSheetWords();
  const { t, f, text } = words;
  const { rows, takes, onTake } = props;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const columns = useMemo<SheetColumn<ConflictRow>[]>(() => {
    const said = ({ kind }: ConflictRow, value: string | number) => {
      if (typeof value === 'number') return f.number(value);
      if (kind === 'quotaPlan') return t('whatIf:merge.settings');
      return value || t(none[kind] ?? 'unassigned');
    };
    return [
      text<ConflictRow>('kind', t('whatIf:merge.kind'), ({ kind }) => t(`whatIf:merge.thing.${kind}`), 92),
      text<ConflictRow>('name', t('whatIf:merge.what'), ({ name }) => name, 110, { pinned: true }),
      {
        ...text<ConflictRow>('take', t('whatIf:merge.take'), (row) => t(`whatIf:merge.${takes(row)}`), 190),
        cell: (row) => (
          <Choice
            label={`${t('whatIf:merge.take')} ${t(`whatIf:merge.thing.${row.kind}`)} ${row.name}`}
            value={takes(row)}
            onChange={(side) => onTake([row], side)}
          />
        ),
      },
      text<ConflictRow>('mine', t('whatIf:merge.mine'), (row) => said(row, row.mine), 110),
      text<ConflictRow>('theirs', t('whatIf:merge.theirs'), (row) => said(row, row.theirs), 110),
      text<ConflictRow>('base', t('whatIf:merge.was'), (row) => said(row, row.base), 110),
    ];
  }, [t, f, text, takes, onTake]);
  const chosen = rows.filter(({ id }) => selected.has(id));
  return (
    <>
      <div className={classes.conflicts}>
        <SheetGrid<ConflictRow>
          label={t('whatIf:merge.list')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          selectedIds={selected}
          onSelect={(ids) => setSelected(new Set(ids))}
          empty={null}
        />
      </div>
      <Group gap="xs">
        {sides.map((side) => (
          <Button
            key={side}
            size="xs"
            variant="default"
            disabled={chosen.length === 0}
            onClick={() => onTake(chosen, side)}
          >
            {t('whatIf:merge.takeSelected', {
              text: f.count(chosen.length),
              side: t(`whatIf:merge.${side}`),
            })}
          </Button>
        ))}
      </Group>
    </>
  );
}

/** Which side one row takes; low enough for a line of the sheet. */
function Choice(props: { label: string; value: Side; onChange: (side: Side) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <span className={classes.take} role="radiogroup" aria-label={props.label}>
      {sides.map((side) => (
        <label key={side}>
          <input
            type="radio"
            name={name}
            checked={props.value === side}
            onChange={() => props.onChange(side)}
          />
          {t(`whatIf:merge.${side}`)}
        </label>
      ))}
    </span>
  );
}

/** What nothing is called: an account without a row goes with its unit, other things are not there. */
const none: Readonly<Partial<Record<ConflictRow['kind'], string>>> = {
  account: 'whatIf:merge.held',
  quota: 'whatIf:merge.noneSet',
  group: 'whatIf:merge.notThere',
  place: 'whatIf:merge.top',
};
