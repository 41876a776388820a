import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RebaseReport } from '../../../shared/contract/rebase.ts';
import { useFormat } from '../../app/format.ts';
import { figureText } from '../compare/figure-text.ts';
import classes from './rebase.module.css';

/** Figures when last based, now, and re-based. */
export function RebaseFigures({ figures }: Pick<RebaseReport, 'figures'>) {
  const { t } = useTranslation();
  const f = useFormat();
  return (
    <Table
      verticalSpacing={3}
      horizontalSpacing={6}
      className={classes.table ?? ''}
      aria-label={t('rebase:figures.title')}
    >
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('rebase:figures.name')}</Table.Th>
          {(['based', 'now', 'after'] as const).map((key) => (
            <Table.Th key={key} className={classes.number ?? ''}>
              {t(`rebase:figures.${key}`)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {figures.map(({ key, unit, based, left, right }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{t(`compare:figure.${key}`)}</Table.Th>
            <Table.Td className={classes.number ?? ''}>{figureText(f, based, unit)}</Table.Td>
            <Table.Td className={classes.number ?? ''}>{figureText(f, left, unit)}</Table.Td>
            <Table.Td className={classes.number ?? ''}>{figureText(f, right, unit)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
