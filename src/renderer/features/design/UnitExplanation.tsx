import { Button, Loader, Text, Tooltip, useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { UnitExplanation as Explained } from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { assignUnits } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { territoryColour } from '../../app/palette.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { Against } from './Against.tsx';
import classes from './design.module.css';
import { Explanation } from './Explanation.tsx';
import { useExplainedBy } from './use-form.ts';

interface Props {
  unitId: number;
  alignment: Alignment;
}

/** Why a unit is where it is: each territory it could be in, what stands against it, and what the move would cost. */
export function UnitExplanation({ unitId, alignment }: Props) {
  const { t } = useTranslation();
  return (
    <Explanation title={t('design:explain.title')}>
      {(plan) => <Options plan={plan} unitId={unitId} alignment={alignment} />}
    </Explanation>
  );
}

/** In a low window the answer would open below the edge. */
const intoView = (list: HTMLUListElement | null) => list?.scrollIntoView({ block: 'nearest' });

function Options({ plan, unitId, alignment }: Props & { plan: PlanState }) {
  const { t } = useTranslation();
  const { measures, by } = useExplainedBy(plan, alignment);
  const { scenarioId, revision } = alignment;
  const explained = useQuery({
    queryKey: ['explain', scenarioId, unitId, revision, measures, by],
    queryFn: ({ signal }) => client().design.explain({ scenarioId, unitId, measures, ...by }, { signal }),
    // The answer belongs to one revision: the one before stays on screen until the next is there.
    placeholderData: (before) => (before?.unitId === unitId ? before : undefined),
  });
  if (explained.isError) return <ErrorNote error={explained.error} />;
  if (explained.data === undefined) return <Loader size="xs" aria-label={t('loading')} />;
  const { options, territoryId } = explained.data;
  if (options.length === 0)
    return (
      <Text size="xs" c="dimmed">
        {t('design:explain.alone')}
      </Text>
    );
  return (
    <ul className={classes.options} ref={intoView}>
      {options.map((option) => (
        <Option
          key={option.territoryId}
          plan={plan}
          alignment={alignment}
          unitId={unitId}
          option={option}
          isHere={option.territoryId === territoryId}
        />
      ))}
      {options.length === 1 && territoryId !== null && (
        <li>
          <span className={classes.costs}>{t('design:explain.inside')}</span>
        </li>
      )}
    </ul>
  );
}

interface OptionProps extends Props {
  plan: PlanState;
  option: Explained['options'][number];
  isHere: boolean;
}

function Option({ plan, alignment, unitId, option, isHere }: OptionProps) {
  const { t } = useTranslation();
  const f = useFormat();
  const scheme = useComputedColorScheme('light');
  const territory = alignment.territories.find(({ id }) => id === option.territoryId);
  if (territory === undefined) return null;
  const worst = option.maxDeviation.reduce((most, one) => Math.max(most, one), 0);
  const sign = option.travelMetres > 0 ? '+' : option.travelMetres < 0 ? '−' : '±';
  const costs = [
    ...(isHere
      ? []
      : [t('design:explain.travel', { travel: `${sign}${f.distance(Math.abs(option.travelMetres))}` })]),
    t('design:explain.deviation', { deviation: f.percent(worst) }),
    ...(option.movedSalesFen > 0
      ? [t('design:explain.moved', { sales: f.money(option.movedSalesFen) })]
      : []),
  ];
  return (
    <li data-here={isHere || undefined}>
      <div className={classes.optionHead}>
        <span
          className={classes.dot}
          style={{ background: territoryColour(territory.colour, scheme).solid }}
          aria-hidden
        />
        <strong>{territory.name}</strong>
        {isHere ? (
          <span className={classes.here}>{t('design:explain.here')}</span>
        ) : (
          <Tooltip label={t('design:explain.moveHint')}>
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={territory.locked}
              aria-label={t('design:explain.moveTo', { territory: territory.name })}
              onClick={() => void assignUnits([unitId], territory.id)}
            >
              {t('design:explain.move')}
            </Button>
          </Tooltip>
        )}
      </div>
      <span className={classes.costs}>{costs.join(' · ')}</span>
      <Against plan={plan} against={option.against} />
      {!isHere && option.against.length === 0 && (
        <span className={classes.costs}>{t('design:explain.possible')}</span>
      )}
    </li>
  );
}
