import { Table } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Comparison, Figure } from '../../../shared/contract/scenario.ts';
import { dash, type Format, useFormat } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './compare.module.css';
import { difference, verdict } from './difference.ts';
import { useScenarioLabel } from './scenario-label.ts';

function shown(f: Format, value: number | null, unit: Figure['unit']): string {
  if (unit === 'fen') return f.money(value);
  if (unit === 'minutes') return f.hours(value);
  if (unit === 'ratio') return f.percent(value);
  return unit === 'metres' ? f.distance(value) : f.count(value);
}

function signed(f: Format, value: number | null, unit: Figure['unit']): string {
  if (value === null) return dash;
  const size = Math.abs(value);
  const text =
    unit === 'ratio' ? translate('compare:points', { value: f.number(size * 100, 1) }) : shown(f, size, unit);
  return value > 0 ? `+${text}` : value < 0 ? `−${text}` : text;
}

/** Figures of both scenarios with their difference; an arrow and a word say whether it is for the better. */
export function FigureTable({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const f = useFormat();
  const label = useScenarioLabel();
  return (
    <div className={classes.figures}>
      <Scroller label={t('compare:figures')} maxHeight={2000} className={classes.fill ?? ''}>
        <Table verticalSpacing={5} horizontalSpacing="xs" className={classes.table} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compare:figureName')}</Table.Th>
              <Table.Th className={classes.number}>{label(comparison.left)}</Table.Th>
              <Table.Th className={classes.number}>{label(comparison.right)}</Table.Th>
              <Table.Th className={classes.number}>{t('compare:change')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {comparison.figures.map((figure) => (
              <Table.Tr key={figure.key}>
                <Table.Td>{t(`compare:figure.${figure.key}`)}</Table.Td>
                <Table.Td className={classes.number}>{shown(f, figure.left, figure.unit)}</Table.Td>
                <Table.Td className={classes.number}>{shown(f, figure.right, figure.unit)}</Table.Td>
                <Table.Td className={classes.number}>
                  <Change figure={figure} text={signed(f, difference(figure), figure.unit)} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scroller>
    </div>
  );
}

function Change({ figure, text }: { figure: Figure; text: string }) {
  const { t } = useTranslation();
  const found = verdict(figure);
  if (found === 'neither') return text;
  const Icon = found === 'better' ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={classes.change} data-verdict={found}>
      {found === 'same' ? '' : text}
      {found === 'same' ? (
        t('compare:verdict.same')
      ) : (
        <Icon
          size={15}
          stroke={1.8}
          aria-label={t(`compare:verdict.${found}`)}
          title={t(`compare:verdict.${found}`)}
        />
      )}
    </span>
  );
}
