import { Select, Table, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceLine } from '../../../shared/contract/import.ts';
import { dash, useFormat } from '../../app/format.ts';
import { useUnits } from '../../app/queries.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './import.module.css';
import type { Preview } from './use-preview.ts';

/** Choices offered at once; typing narrows them down. */
const shownChoices = 60;
/** Stands for "no place": Mantine takes '' for nothing chosen. */
const nowhere = '-';

interface Choice {
  value: string;
  label: string;
}

/** Places that are no unit's own name or code, what each was taken for and how surely, and another unit by hand. */
export function PlaceLines({ lines, preview }: { lines: readonly PlaceLine[]; preview: Preview }) {
  const { t } = useTranslation();
  const f = useFormat();
  const units = useUnits().data;
  const all = useMemo<Choice[]>(
    () => (units ?? []).map((unit) => ({ value: unit.code, label: unitText(unit) })),
    [units],
  );
  return (
    <div>
      <Title order={3} mb={2}>
        {t('import:places.title', { count: lines.length, text: f.count(lines.length) })}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('import:places.hint')}
      </Text>
      <Scroller className={classes.rowsFrame ?? ''} label={t('import:places.said')} maxHeight={360}>
        <Table fz="xs" verticalSpacing={3} className={classes.rows} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import:places.said')}</Table.Th>
              <Table.Th ta="right">{t('import:places.rows')}</Table.Th>
              <Table.Th>{t('import:places.by')}</Table.Th>
              <Table.Th ta="right">{t('import:places.likeness')}</Table.Th>
              <Table.Th>{t('import:places.unit')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={line.key}>
                <Table.Td>{line.said}</Table.Td>
                <Table.Td ta="right">{f.count(line.rows)}</Table.Td>
                <Table.Td>{t(`import:places.evidence.${line.by ?? 'none'}`)}</Table.Td>
                <Table.Td ta="right">{line.score === 0 ? dash : f.percent(line.score, 0)}</Table.Td>
                <Table.Td>
                  <UnitChoice line={line} all={all} preview={preview} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}

/** The list is built when it is opened: a plan may have thousands of units. */
function UnitChoice(props: { line: PlaceLine; all: readonly Choice[]; preview: Preview }) {
  const { line, all, preview } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const [open, setOpen] = useState(false);
  const made = preview.decisions.places?.[line.key];
  const stands = line.unit && { value: line.unit.code, label: unitText(line.unit) };
  const near = line.candidates.map((unit) => ({
    value: unit.code,
    label: `${unitText(unit)}　${f.percent(unit.score, 0)}`,
  }));
  const known = new Set(near.map(({ value }) => value));
  const shown = open ? all.filter(({ value }) => !known.has(value)) : [];
  const alone = stands && !known.has(stands.value) && !open ? [stands] : [];
  return (
    <Select
      w={250}
      size="xs"
      searchable
      clearable={made !== undefined}
      limit={shownChoices}
      disabled={preview.deciding}
      aria-label={t('import:places.choose', { said: line.said })}
      placeholder={line.by === null ? t('import:places.none') : t('import:places.several')}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      data={[
        {
          group: t('import:places.near'),
          items: [...near, { value: nowhere, label: t('import:places.leave') }],
        },
        { group: t('import:places.all'), items: [...alone, ...shown] },
      ]}
      value={made === '' ? nowhere : (line.unit?.code ?? null)}
      onChange={(value) => void preview.choosePlace(line.key, value === nowhere ? '' : value)}
    />
  );
}

const unitText = ({ city, name, code }: { city: string; name: string; code: string }): string =>
  [city, name, code].filter((part) => part !== '').join(' ');
