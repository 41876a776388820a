import { Button, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MarketSheet, MarketUnit } from '../../../shared/contract/market.ts';
import { type LadderStep, ladderSteps } from '../../../shared/domain/market.ts';
import { run } from '../../app/commands.ts';
import { dash, useFormat } from '../../app/format.ts';
import { useUnits } from '../../app/queries.ts';
import { useApp } from '../../app/store.ts';
import classes from './market.module.css';

/** The units selected: their priority by hand, and for one of them the figures that decided. */
export function SelectedUnits({ sheet }: { sheet: MarketSheet }) {
  const { t } = useTranslation();
  const selection = useApp((state) => state.selection);
  const ids = new Set(selection?.kind === 'unit' ? selection.ids : []);
  const chosen = sheet.units.filter(({ unitId }) => ids.has(unitId));
  const [first] = chosen;
  if (first === undefined)
    return (
      <Text size="sm" c="dimmed">
        {t('market:ladder.nothingSelected')}
      </Text>
    );
  const unitIds = chosen.map(({ unitId }) => unitId);
  const set = (step: LadderStep | null) => void run((to) => to.market.setStep({ unitIds, step }));
  const shared = chosen.every(({ step }) => step === first.step) ? first.step : null;
  return (
    <section>
      {chosen.length === 1 ? (
        <Facts unit={first} sheet={sheet} />
      ) : (
        <Title order={3}>{t('market:ladder.selected', { count: chosen.length })}</Title>
      )}
      <Group gap={4} mt={6} role="group" aria-label={t('market:ladder.set')}>
        <Text size="xs" c="dimmed">
          {t('market:ladder.set')}
        </Text>
        {ladderSteps.map((step) => (
          <Button
            key={step}
            size="compact-xs"
            variant={shared === step ? 'filled' : 'default'}
            aria-pressed={shared === step}
            onClick={() => set(step)}
          >
            {t(`market:ladder.steps.${step}`)}
          </Button>
        ))}
        {chosen.some(({ isByHand }) => isByHand) && (
          <Button size="compact-xs" variant="subtle" onClick={() => set(null)}>
            {t('market:ladder.free')}
          </Button>
        )}
      </Group>
    </section>
  );
}

const conditions = ['preferred', 'target', 'key', 'core'] as const;

function Facts({ unit, sheet }: { unit: MarketUnit; sheet: MarketSheet }) {
  const { t } = useTranslation();
  const f = useFormat();
  const name = useUnits().data?.find(({ id }) => id === unit.unitId)?.name ?? '';
  const { settings } = sheet;
  const capacity = sheet.capacity * settings.capacityShare;
  const lines: [string, string][] = [
    [t('market:ladder.of'), stepWords()],
    [t('market:states.of'), t(`market:states.names.${unit.state}`)],
    [t('market:facts.potential'), f.money(unit.potential)],
    [t('market:facts.sales'), f.money(unit.sales)],
    [t('market:facts.share'), f.percent(unit.share)],
    [t('market:facts.sites'), f.count(unit.sites)],
    [
      t(`market:settings.per.${settings.densityPer}`),
      unit.density === null ? dash : f.number(unit.density, 2),
    ],
  ];
  if (unit.rank > 0)
    lines.push([
      t('market:facts.rank'),
      `${f.count(unit.rank)} · ${t('market:facts.callsSoFar', { calls: f.count(unit.callsSoFar), capacity: f.count(capacity) })}`,
    ]);
  function stepWords() {
    const step = t(`market:ladder.steps.${unit.step}`);
    if (!unit.isByHand) return step;
    const calculated = t(`market:ladder.steps.${unit.calculated}`);
    return `${step} (${t('market:ladder.byHand')}; ${t('market:ladder.byFigures')}: ${calculated})`;
  }
  return (
    <>
      <Title order={3}>{t('market:facts.title', { name })}</Title>
      <ul className={classes.conditions}>
        {conditions.map((condition, at) => (
          <li key={condition}>
            {unit.met[at] ? <IconCheck size={15} aria-hidden /> : <IconX size={15} aria-hidden />}
            <span>
              {`${t(`market:ladder.steps.${condition}`)} · ${t(`market:ladder.meaning.${condition}`)}: `}
              {t(unit.met[at] ? 'market:facts.met' : 'market:facts.unmet')}
            </span>
          </li>
        ))}
      </ul>
      <dl className={classes.lines}>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
