import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataChanges } from '../../../shared/contract/rebase.ts';
import { useFormat } from '../../app/format.ts';
import classes from './rebase.module.css';

const counted = [
  'unitsNew',
  'unitsGone',
  'accountsNew',
  'accountsGone',
  'accountsMoved',
  'accountsChanged',
] as const;

/** What became of the data; what did not change is left out. */
export function DataChangesTable({ data }: { data: DataChanges }) {
  const { t } = useTranslation();
  const f = useFormat();
  const rows = counted.filter((key) => data[key] > 0).map((key) => ({ key, text: f.count(data[key]) }));
  const hasSales = data.salesBeforeFen !== data.salesAfterFen;
  if (rows.length === 0 && !hasSales)
    return (
      <Text size="sm" c="dimmed">
        {t('rebase:data.none')}
      </Text>
    );
  return (
    <Table verticalSpacing={3} horizontalSpacing={6} className={classes.table ?? ''}>
      <Table.Caption>{t('rebase:data.title')}</Table.Caption>
      <Table.Tbody>
        {rows.map(({ key, text }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{t(`rebase:data.${key}`)}</Table.Th>
            <Table.Td className={classes.number ?? ''}>{text}</Table.Td>
          </Table.Tr>
        ))}
        {hasSales && (
          <Table.Tr>
            <Table.Th scope="row">{t('rebase:data.sales')}</Table.Th>
            <Table.Td className={classes.number ?? ''}>
              {f.money(data.salesBeforeFen)} → {f.money(data.salesAfterFen)}
            </Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}
