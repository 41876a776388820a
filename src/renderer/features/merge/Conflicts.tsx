import { SegmentedControl, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MergeConflict } from '../../../shared/contract/redraw.ts';
import { useFormat } from '../../app/format.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './merge.module.css';

/** So many conflicts are shown for choosing one by one; the rest go by the common choice. */
const shown = 200;

type Side = 'mine' | 'theirs';

/** What both scenarios changed, each in its own way, and which of them is taken. */
export function Conflicts(props: {
  conflicts: readonly MergeConflict[];
  takes: (conflict: MergeConflict) => Side;
  onTake: (conflict: MergeConflict, side: Side) => void;
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const { conflicts } = props;
  const word = ({ thing }: MergeConflict, name: string) =>
    name || t(thing === 'account' ? 'whatIf:merge.held' : 'unassigned');
  return (
    <Scroller label={t('whatIf:merge.title')} maxHeight={240} className={classes.conflicts ?? ''}>
      <Table verticalSpacing={4} horizontalSpacing={6} className={classes.table ?? ''} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('whatIf:merge.what')}</Table.Th>
            <Table.Th>{t('whatIf:merge.was')}</Table.Th>
            <Table.Th>{t('whatIf:merge.take')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {conflicts.slice(0, shown).map((conflict) => (
            <Table.Tr key={`${conflict.thing} ${conflict.id}`}>
              <Table.Th scope="row">
                <Text size="xs" c="dimmed">
                  {t(`whatIf:merge.thing.${conflict.thing}`)}
                </Text>
                {conflict.name}
              </Table.Th>
              <Table.Td>{word(conflict, conflict.base)}</Table.Td>
              <Table.Td>
                <SegmentedControl
                  size="xs"
                  orientation="vertical"
                  aria-label={`${t('whatIf:merge.take')} ${conflict.name}`}
                  value={props.takes(conflict)}
                  onChange={(value) => props.onTake(conflict, value === 'mine' ? 'mine' : 'theirs')}
                  data={[
                    { value: 'mine', label: `${t('whatIf:merge.mine')} · ${word(conflict, conflict.mine)}` },
                    {
                      value: 'theirs',
                      label: `${t('whatIf:merge.theirs')} · ${word(conflict, conflict.theirs)}`,
                    },
                  ]}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {conflicts.length > shown && (
        <Text size="xs" c="dimmed" p={6}>
          {t('whatIf:moreBreaches', { text: f.count(conflicts.length - shown) })}
        </Text>
      )}
    </Scroller>
  );
}
