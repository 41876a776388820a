import { Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketSheet } from '../../../shared/contract/market.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import { type MarketSettings, marketSettings } from '../../../shared/domain/market.ts';
import type { MeasureUnit } from '../../../shared/domain/measures.ts';
import { run } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useMeasureName } from '../../app/measure-name.ts';
import { AmountInput } from './AmountInput.tsx';
import classes from './market.module.css';

type AmountKey =
  | 'potentialAboveFen'
  | 'capacityShare'
  | 'shareAtLeast'
  | 'sitesAtMost'
  | 'salesAboveFen'
  | 'highPotentialFen'
  | 'densityFrom'
  | 'safeShare';

/** The thresholds behind ladder and states; an empty one is taken from the market itself. Saved when a field is left. */
export function LadderSettings({ plan, sheet }: { plan: PlanState; sheet: MarketSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName();
  const { settings, usual, capacity } = sheet;
  const save = (part: Partial<MarketSettings>) => {
    const parsed = marketSettings.safeParse({ ...settings, ...part });
    if (parsed.success) void run((to) => to.market.setSettings(parsed.data));
  };
  const automatic = (value: string) => t('market:settings.automatic', { value });
  const amount = (key: AmountKey, label: string, unit: MeasureUnit, usually?: string) => (
    <Amount
      key={`${key} ${settings[key]}`}
      label={t(`market:settings.${label}`)}
      unit={unit}
      value={settings[key]}
      {...(usually === undefined ? {} : { placeholder: automatic(usually) })}
      onSave={(value) => save({ [key]: value })}
    />
  );
  const money = plan.measures.filter(
    ({ unit, key }) => unit === 'fen' && key !== 'sales' && key !== 'previousSales',
  );
  return (
    <section>
      <Title order={3} mb={6}>
        {t('market:settings.title')}
      </Title>
      <div className={classes.settings}>
        <Select
          label={t('market:settings.potentialKey')}
          allowDeselect={false}
          data={money.map((measure) => ({ value: measure.key, label: measureName(measure) }))}
          value={settings.potentialKey}
          onChange={(value) => {
            if (value !== null) save({ potentialKey: value });
          }}
        />
        {amount('potentialAboveFen', 'potentialAbove', 'fen')}
        {amount('capacityShare', 'capacityShare', 'ratio')}
        <Select
          label={t('market:settings.rankBy')}
          allowDeselect={false}
          data={(['potential', 'potentialPerCall'] as const).map((value) => ({
            value,
            label: t(`market:settings.ranks.${value}`),
          }))}
          value={settings.rankBy}
          onChange={(value) => save({ rankBy: value === 'potential' ? 'potential' : 'potentialPerCall' })}
        />
        {amount('shareAtLeast', 'shareAtLeast', 'ratio', f.percent(usual.share))}
        {amount('sitesAtMost', 'sitesAtMost', 'count')}
        {amount('salesAboveFen', 'salesAbove', 'fen')}
        {amount('highPotentialFen', 'highPotential', 'fen', f.money(usual.potentialFrom))}
        <Select
          label={t('market:settings.densityPer')}
          allowDeselect={false}
          data={(['potential', 'area'] as const).map((value) => ({
            value,
            label: t(`market:settings.per.${value}`),
          }))}
          value={settings.densityPer}
          onChange={(value) =>
            save({ densityPer: value === 'area' ? 'area' : 'potential', densityFrom: null })
          }
        />
        {amount('densityFrom', 'densityFrom', 'number', f.number(usual.densityFrom, 2))}
        {amount('safeShare', 'safeShare', 'ratio')}
      </div>
      <Text size="xs" c="dimmed" mt={6}>
        {t('market:settings.capacityHint', { calls: f.count(capacity) })}
      </Text>
    </section>
  );
}

function Amount(props: {
  label: string;
  unit: MeasureUnit;
  value: number | null;
  placeholder?: string;
  onSave: (value: number | null) => void;
}) {
  const [draft, setDraft] = useState(props.value);
  const save = () => {
    if (draft !== props.value && (draft !== null || props.placeholder !== undefined)) props.onSave(draft);
  };
  return (
    <AmountInput
      label={props.label}
      unit={props.unit}
      value={draft}
      {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
      onValue={setDraft}
      onBlurCapture={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
      }}
    />
  );
}
