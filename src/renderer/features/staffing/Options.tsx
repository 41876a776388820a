import { Anchor, Button, Skeleton, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffingOption, StaffingRow } from '../../../shared/contract/staffing.ts';
import { fitWords } from '../../../shared/domain/staffing-words.ts';
import { useFormat } from '../../app/format.ts';
import { useStaffingOptions } from '../../app/queries.ts';
import { unbroken } from '../../app/unbroken.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { Verdict } from '../sizing/UseTable.tsx';
import type { Chosen } from './StaffingTable.tsx';
import classes from './staffing.module.css';

interface Props {
  row: StaffingRow;
  scenarioId: number;
  rows: readonly StaffingRow[];
  chosen: readonly Chosen[];
  names: ReadonlyMap<number, string>;
  onTake: (repId: number | null) => void;
}

/** Shown before "all": more is rarely worth a look. */
const first = 6;

/** Every other rep for one territory, with the exact cost of taking them. */
export function Options(props: Props) {
  const { row, names } = props;
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const options = useStaffingOptions(props.scenarioId, row.territoryId, props.chosen);
  if (options.isError) return <ErrorNote error={options.error} />;
  if (options.data === undefined) return <Skeleton h={120} />;
  const found = options.data;
  const shown = all ? found : [...found.slice(0, first), ...found.slice(-1)];
  const inKilometres = found.some(({ addedMetres }) => addedMetres !== null);
  const territoryName = new Map(props.rows.map(({ territoryId, name }) => [territoryId, name]));
  return (
    <section aria-label={t('staffing:options.title', { territory: row.name })} className={classes.options}>
      <Text size="sm" fw={600}>
        {t('staffing:options.title', { territory: row.name })}
      </Text>
      <Text size="xs" c="dimmed">
        {t(inKilometres ? 'staffing:options.hint' : 'staffing:options.hintPoints')}
      </Text>
      <Table
        verticalSpacing={3}
        horizontalSpacing="xs"
        withRowBorders={false}
        className={classes.optionTable}
      >
        <Table.Tbody>
          {shown.map((option) => (
            <OptionRow
              key={option.repId ?? 0}
              option={option}
              name={option.repId === null ? t('staffing:options.leave') : (names.get(option.repId) ?? '–')}
              holds={option.holds === null ? null : (territoryName.get(option.holds) ?? null)}
              row={row}
              onTake={() => props.onTake(option.repId)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {!all && found.length > shown.length && (
        <Anchor component="button" type="button" size="xs" onClick={() => setAll(true)}>
          {t('staffing:options.all', { count: found.length - 1 })}
        </Anchor>
      )}
    </section>
  );
}

function OptionRow(props: {
  option: StaffingOption;
  name: string;
  holds: string | null;
  row: StaffingRow;
  onTake: () => void;
}) {
  const { option, row } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const isTaken = option.repId === row.repId;
  const where =
    option.repId === null || isTaken
      ? ''
      : props.holds === null
        ? t('staffing:options.free')
        : t('staffing:options.holds', { territory: props.holds });
  return (
    <Table.Tr>
      <Table.Td className={classes.name}>{props.name}</Table.Td>
      <Table.Td className={classes.right}>{costText(option)}</Table.Td>
      <Table.Td className={classes.reasons}>
        {option.fit === null ? '' : unbroken(fitWords(f.language, option.fit).join(' · '))}
      </Table.Td>
      <Table.Td className={classes.right}>
        {option.fit !== null && (
          <>
            {f.percent(option.fit.use, 0)} <Verdict verdict={option.fit.verdict} />
          </>
        )}
      </Table.Td>
      <Table.Td className={classes.dim}>{where}</Table.Td>
      <Table.Td>
        <Button
          size="compact-xs"
          variant="default"
          disabled={option.added === null || isTaken}
          onClick={props.onTake}
        >
          {t(isTaken ? 'staffing:options.taken' : 'staffing:options.take')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );

  function costText({ repId, added, addedMetres, why, fit }: StaffingOption): string {
    if (added === null)
      return t(`staffing:options.why.${why ?? 'pinned'}`, {
        skills: fit?.missing.join(t('staffing:separator')) ?? '',
      });
    if (added < 1e-9) return t('staffing:options.best');
    if (repId === null) return t('staffing:options.leaveCost');
    return addedMetres === null
      ? t('staffing:options.points', { value: f.number(added, 2) })
      : `+${f.distance(addedMetres)}`;
  }
}
