import { Badge, SegmentedControl, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReviewChange } from '../../../shared/contract/review.ts';
import { useFormat } from '../../app/format.ts';
import { useQuota } from '../../app/queries.ts';
import { amountsOf } from '../quota/amounts.ts';
import { usePeriodWords } from '../quota/period-words.ts';
import { sideWords } from './change-words.ts';
import classes from './review.module.css';

/** So many changes are shown for choosing one by one; the rest go with the common choice. */
const shown = 300;

/** Before the sheet is there. */
const noSheet: Parameters<typeof usePeriodWords>[0] = {
  periods: [],
  fiscal: { startMonth: 1, pattern: 'months' },
};

type Side = ReviewChange['take'];

/** What a review changes, each with how it was sent, what is proposed and how it is here; with `onTake`, which is taken. */
export function ChangeTable(props: {
  scenarioId: number;
  changes: readonly ReviewChange[];
  onTake?: ((change: ReviewChange, take: Side) => void) | undefined;
}) {
  const { changes, onTake } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const sheet = useQuota(props.scenarioId).data;
  const periods = usePeriodWords(sheet ?? noSheet);
  const amount = (change: ReviewChange) => {
    const componentId = Number(change.key.split(' ')[1]);
    const component = sheet?.components.find(({ id }) => id === componentId);
    return amountsOf(component ?? { unit: 'CNY', decimals: 2 }, f).exact;
  };
  const words = (change: ReviewChange, value: ReviewChange['base']) =>
    sideWords(t, f, change, value, amount(change));
  const detail = (change: ReviewChange) =>
    [
      t(`review:change.thing.${change.thing}`),
      change.field && t(`review:change.field.${change.field}`),
      change.period !== null && periods.name(change.period),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <Table
        verticalSpacing={4}
        horizontalSpacing={8}
        className={classes.table}
        aria-label={t('review:change.caption')}
      >
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('review:change.what')}</Table.Th>
            <Table.Th>{t('review:change.was')}</Table.Th>
            <Table.Th>{t(onTake ? 'review:change.theirs' : 'review:change.copy')}</Table.Th>
            {onTake && <Table.Th>{t('review:change.mine')}</Table.Th>}
            {onTake && <Table.Th>{t('review:change.take')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {changes.slice(0, shown).map((change) => (
            <Table.Tr key={change.key} data-conflict={change.isConflict || undefined}>
              <Table.Th scope="row">
                <Text size="xs" c="dimmed">
                  {detail(change)}
                </Text>
                {change.name}
                {change.isConflict && onTake && (
                  <Badge size="sm" color="yellow" variant="light" ml={6}>
                    {t('review:change.conflict')}
                  </Badge>
                )}
              </Table.Th>
              <Table.Td>{words(change, change.base)}</Table.Td>
              <Table.Td>{words(change, change.theirs)}</Table.Td>
              {onTake && <Table.Td>{words(change, change.mine)}</Table.Td>}
              {onTake && (
                <Table.Td>
                  <SegmentedControl
                    size="xs"
                    aria-label={t('review:change.takeName', { name: change.name })}
                    value={change.take}
                    onChange={(value) => onTake(change, value as Side)}
                    data={[
                      { value: 'theirs', label: t('review:change.takeTheirs') },
                      { value: 'mine', label: t('review:change.takeMine') },
                    ]}
                  />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {changes.length > shown && (
        <Text size="xs" c="dimmed" p={6}>
          {t('review:change.more', { count: changes.length - shown })}
        </Text>
      )}
    </>
  );
}
