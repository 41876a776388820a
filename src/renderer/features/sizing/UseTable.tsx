import { Table, Text, Title } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScenarioSummary } from '../../../shared/contract/plan.ts';
import type { RepUse, SizingReport } from '../../../shared/contract/sizing.ts';
import type { UseVerdict } from '../../../shared/domain/sizing.ts';
import { type Format, useFormat } from '../../app/format.ts';
import { Scroller } from '../common/Scroller.tsx';
import classes from './sizing.module.css';

const icons = { under: IconArrowDown, within: IconCheck, over: IconArrowUp } as const;

/** Utilisation against the thresholds, by word and sign. */
export function Verdict({ verdict }: { verdict: UseVerdict | null }) {
  const { t } = useTranslation();
  if (verdict === null) return <>–</>;
  const Icon = icons[verdict];
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Icon size={13} stroke={2} aria-hidden />
      {t(`sizing:utilisation.verdict.${verdict}`)}
    </span>
  );
}

/** How far each rep is used by the scenario on screen, the fullest first. */
export function UseTable({ report, scenario }: { report: SizingReport; scenario: ScenarioSummary }) {
  const { t } = useTranslation();
  const f = useFormat();
  const rows = useMemo(() => [...report.use].sort((a, b) => (b.use ?? -1) - (a.use ?? -1)), [report.use]);
  const count = (verdict: UseVerdict) => rows.filter((row) => row.verdict === verdict).length;
  // part-time and ramp are told only where there are any
  const columns = (['calls', 'capacity', 'fte', 'ramp', 'use'] as const).filter(
    (key) => (key !== 'fte' && key !== 'ramp') || rows.some((row) => row[key] < 1),
  );
  const staffed = rows.some(({ territories }) => territories.length > 0);
  return (
    <section className={classes.use}>
      <div className={classes.useHead}>
        <Title order={3}>{t('sizing:utilisation.title')}</Title>
        <Text size="xs" c="dimmed">
          {t('sizing:utilisation.scenario', { name: scenario.name, year: report.settings.year })}
        </Text>
        {staffed && (
          <Text size="xs" ml="auto">
            {t('sizing:utilisation.summary', {
              under: count('under'),
              within: count('within'),
              over: count('over'),
            })}
          </Text>
        )}
      </div>
      {staffed ? (
        <Scroller label={t('sizing:utilisation.title')} maxHeight={340}>
          <Table stickyHeader verticalSpacing={4} horizontalSpacing="xs" className={classes.table}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('sizing:utilisation.rep')}</Table.Th>
                <Table.Th>{t('sizing:utilisation.territory')}</Table.Th>
                {columns.map((key) => (
                  <Table.Th key={key} className={classes.right}>
                    {t(`sizing:utilisation.${key}`)}
                  </Table.Th>
                ))}
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Row key={row.repId} row={row} columns={columns} f={f} />
              ))}
            </Table.Tbody>
          </Table>
        </Scroller>
      ) : (
        <Text size="sm" c="dimmed">
          {t('sizing:utilisation.none')}
        </Text>
      )}
    </section>
  );
}

type Figure = 'calls' | 'capacity' | 'fte' | 'ramp' | 'use';

function Row({ row, columns, f }: { row: RepUse; columns: readonly Figure[]; f: Format }) {
  const { t } = useTranslation();
  return (
    <Table.Tr>
      <Table.Td>{row.name}</Table.Td>
      <Table.Td className={classes.names}>
        {row.territories.join(t('grid:listSeparator')) || t('sizing:utilisation.without')}
      </Table.Td>
      {columns.map((key) => (
        <Table.Td key={key} className={classes.right}>
          {key === 'calls' || key === 'capacity' ? f.count(row[key]) : f.percent(row[key], 0)}
        </Table.Td>
      ))}
      <Table.Td>
        <Verdict verdict={row.verdict} />
      </Table.Td>
    </Table.Tr>
  );
}
