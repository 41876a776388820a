import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { QuotaSheet } from '../../../shared/contract/quota.ts';
import { useFormat } from '../../app/format.ts';
import { showPayTab } from '../pay/show-pay-tab.ts';
import { fairnessOf, sheetTotal } from './fairness.ts';
import classes from './quota.module.css';

/** The year's figure beside its history, and how evenly it weighs on the territories' potential. */
export function FairnessStrip({ sheet, baseYear }: { sheet: QuotaSheet; baseYear: number | null }) {
  const { t } = useTranslation();
  const f = useFormat();
  const fairness = fairnessOf(sheet.rows);
  const total = sheetTotal(sheet.rows);
  const history = sheet.rows.reduce((sum, { historyFen }) => sum + historyFen, 0);
  const figures: [string, string, string][] = [
    [t('quota:strip.total'), f.money(total), f.moneyExact(total)],
    [
      t('quota:strip.growth', { year: baseYear ?? '–' }),
      f.deviation(history > 0 ? total / history - 1 : null),
      f.moneyExact(history),
    ],
    [
      t('quota:strip.perPotential'),
      fairness.least === null
        ? '–'
        : t('quota:strip.range', { least: f.percent(fairness.least), most: f.percent(fairness.most) }),
      t('quota:strip.median', { median: f.percent(fairness.median) }),
    ],
    [t('quota:strip.variation'), f.percent(fairness.variation), t('quota:strip.variationHint')],
  ];
  return (
    <div className={classes.strip}>
      <dl>
        {figures.map(([name, value, exact]) => (
          <div key={name} title={exact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconScale size={14} />}
        onClick={() => showPayTab('fairness')}
      >
        {t('quota:strip.details')}
      </Button>
    </div>
  );
}
