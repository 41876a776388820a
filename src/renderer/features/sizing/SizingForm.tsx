import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { SizingReport } from '../../../shared/contract/sizing.ts';
import type { SizingSettings } from '../../../shared/domain/sizing.ts';
import { useFormat } from '../../app/format.ts';
import { CapacityFields } from './CapacityFields.tsx';
import { MoneyField, NumberField, PercentField } from './fields.tsx';
import { Hint, Section } from './parts.tsx';
import classes from './sizing.module.css';

export interface SizingFormProps {
  report: SizingReport;
  settings: SizingSettings;
  onChange: (settings: SizingSettings) => void;
  plan: PlanState;
}

/** What the three methods are worked out from. */
export function SizingForm(props: SizingFormProps) {
  const { report, settings, onChange } = props;
  const { t } = useTranslation();
  const f = useFormat();
  const set = (change: Partial<SizingSettings>) => onChange({ ...settings, ...change });
  const { breakdown, marginal } = report;
  return (
    <Stack gap="lg" className={classes.settings}>
      <Title order={2}>{t('sizing:settings')}</Title>
      <CapacityFields {...props} />
      <Section title={t('sizing:section.ramp')}>
        <div className={classes.pair}>
          <NumberField
            label={t('sizing:rampMonths')}
            suffix={t('sizing:months')}
            value={settings.rampMonths}
            min={0}
            max={60}
            decimals={1}
            onChange={(rampMonths) => set({ rampMonths })}
          />
          <NumberField
            label={t('sizing:hireMonth')}
            suffix={t('sizing:month')}
            value={settings.hireMonth}
            min={1}
            max={12}
            onChange={(hireMonth) => set({ hireMonth })}
          />
        </div>
        <Hint>
          {t('sizing:hireShare', {
            month: report.settings.hireMonth,
            share: f.percent(report.capacity.hireShare, 0),
          })}
        </Hint>
      </Section>
      <Section title={t('sizing:section.breakdown')}>
        <MoneyField
          label={t('sizing:forecast')}
          fen={settings.forecastFen}
          derivedFen={breakdown.forecastFen}
          onChange={(forecastFen) => set({ forecastFen })}
        />
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:growth')}
            value={settings.growth}
            min={-0.99}
            max={10}
            onChange={(growth) => set({ growth: growth ?? 0 })}
          />
          <MoneyField
            label={t('sizing:average')}
            fen={settings.averageFen}
            derivedFen={breakdown.averageFen}
            onChange={(averageFen) => set({ averageFen })}
          />
        </div>
      </Section>
      <Section title={t('sizing:section.marginal')}>
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:margin')}
            value={settings.margin}
            min={0.0001}
            max={1}
            onChange={(margin) => {
              if (margin !== null) set({ margin });
            }}
          />
          <MoneyField
            label={t('sizing:repCost')}
            fen={settings.repCostFen}
            onChange={(repCostFen) => {
              if (repCostFen !== null) set({ repCostFen });
            }}
          />
        </div>
        <div className={classes.pair}>
          <PercentField
            label={t('sizing:reach')}
            value={settings.reach}
            min={0.0001}
            max={1}
            derived={t('sizing:derived', { value: f.percent(marginal.reach) })}
            onChange={(reach) => set({ reach })}
          />
          <PercentField
            label={t('sizing:atFullCalls')}
            value={settings.atFullCalls}
            min={0.01}
            max={0.99}
            onChange={(atFullCalls) => {
              if (atFullCalls !== null) set({ atFullCalls });
            }}
          />
        </div>
        <Hint>{t('sizing:sources')}</Hint>
      </Section>
      <Section title={t('sizing:section.use')}>
        <div className={classes.pair}>
          {(['lowUse', 'highUse'] as const).map((key) => (
            <PercentField
              key={key}
              label={t(`sizing:${key}`)}
              value={settings[key]}
              min={0.01}
              max={5}
              onChange={(share) => {
                if (share !== null) set({ [key]: share });
              }}
            />
          ))}
        </div>
      </Section>
    </Stack>
  );
}
