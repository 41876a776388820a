import { Anchor, Button, Loader, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type BorderChange,
  borderDecisions,
  type TerritoryExplanation as Explained,
} from '../../../shared/contract/design.ts';
import type { PlanState } from '../../../shared/contract/plan.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { client } from '../../app/client.ts';
import { assignUnits } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { reveal } from '../../app/store.ts';
import { ErrorNote } from '../common/ErrorNote.tsx';
import { Against } from './Against.tsx';
import { BandBar } from './BandBar.tsx';
import classes from './design.module.css';
import { Explanation } from './Explanation.tsx';
import { useExplainedBy } from './use-form.ts';
import { useMeasureName } from './use-measure-name.ts';
import { useUnitNames } from './use-unit-names.ts';

interface Props {
  territoryId: number;
  alignment: Alignment;
}

/** What decided a territory's shape: how full its bands are, what holds its border, and what the next best change would cost. */
export function TerritoryExplanation({ territoryId, alignment }: Props) {
  const { t } = useTranslation();
  return (
    <Explanation title={t('design:shape.title')}>
      {(plan) => <Answer plan={plan} territoryId={territoryId} alignment={alignment} />}
    </Explanation>
  );
}

function Answer({ plan, territoryId, alignment }: Props & { plan: PlanState }) {
  const { t } = useTranslation();
  const { measures, by } = useExplainedBy(plan, alignment);
  const { scenarioId, revision } = alignment;
  const explained = useQuery({
    queryKey: ['explain', 'territory', scenarioId, territoryId, revision, measures, by],
    queryFn: ({ signal }) =>
      client().design.explainTerritory({ scenarioId, territoryId, measures, ...by }, { signal }),
    placeholderData: (before) => (before?.territoryId === territoryId ? before : undefined),
  });
  if (explained.isError) return <ErrorNote error={explained.error} />;
  if (explained.data === undefined) return <Loader size="xs" aria-label={t('loading')} />;
  const { bands, borders, bestIn, bestOut, troubles } = explained.data;
  return (
    <div className={classes.shape}>
      {bands.map((band) => (
        <Band key={band.measure} plan={plan} band={band} />
      ))}
      {troubles.map((trouble) => (
        <Trouble key={trouble.measure} plan={plan} alignment={alignment} trouble={trouble} />
      ))}
      <Border plan={plan} borders={borders} />
      {bestIn !== null && (
        <Change plan={plan} alignment={alignment} title={t('design:shape.bestIn')} change={bestIn} />
      )}
      {bestOut !== null && (
        <Change plan={plan} alignment={alignment} title={t('design:shape.bestOut')} change={bestOut} />
      )}
    </div>
  );
}

function Band({ plan, band }: { plan: PlanState; band: Explained['bands'][number] }) {
  const { t } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName(plan);
  const { deviation, lowerTolerance, upperTolerance } = band;
  const words = {
    measure: measureName(band.measure),
    filled: f.percent(1 + deviation),
    least: f.percent(1 - lowerTolerance),
    most: f.percent(1 + upperTolerance),
  };
  const within = deviation <= upperTolerance + 1e-9 && deviation >= -lowerTolerance - 1e-9;
  return (
    <div className={classes.band} title={t('design:shape.band', words)}>
      <span className={classes.bandName}>{words.measure}</span>
      <BandBar deviation={deviation} lower={lowerTolerance} upper={upperTolerance} />
      <span className={classes.bandFigure} data-within={within}>
        {words.filled}
      </span>
      <span className={classes.bandRange}>{t('design:shape.range', words)}</span>
    </div>
  );
}

function Trouble({
  plan,
  alignment,
  trouble,
}: {
  plan: PlanState;
  alignment: Alignment;
  trouble: Explained['troubles'][number];
}) {
  const { t } = useTranslation();
  const f = useFormat();
  const measureName = useMeasureName(plan);
  const unitNames = useUnitNames();
  const { deviation, measure, tried, blocked, tooBigUnitIds, mend } = trouble;
  const side = deviation > 0 ? 'over' : 'under';
  const why = () => {
    if (tooBigUnitIds.length > 0) return t('design:shape.tooBig', { units: unitNames(tooBigUnitIds) });
    if (mend !== null) return t('design:shape.mendable');
    if (tried === 0) return t(`design:shape.nothingToMove.${side}`);
    const counts = blocked.map(({ kind, count }) => t(`design:shape.blocked.${kind}`, { count }));
    return t(`design:shape.allBlocked.${side}`, { count: tried, why: counts.join(t('grid:listSeparator')) });
  };
  return (
    <div className={classes.trouble}>
      <Text size="xs">
        {t(`design:shape.${side}`, {
          measure: measureName(measure),
          percent: f.percent(Math.abs(deviation)),
        })}{' '}
        {why()}
      </Text>
      {tooBigUnitIds.length > 0 && (
        <Anchor component="button" type="button" size="xs" onClick={() => reveal('unit', tooBigUnitIds)}>
          {t('design:showUnits')}
        </Anchor>
      )}
      {mend !== null && (
        <Change plan={plan} alignment={alignment} title={t('design:shape.mend')} change={mend} />
      )}
    </div>
  );
}

/** The border's units by what holds them, most first; each group can be shown on the map. */
function Border({ plan, borders }: { plan: PlanState; borders: Explained['borders'] }) {
  const { t } = useTranslation();
  const measureName = useMeasureName(plan);
  if (borders.length === 0) return <span className={classes.costs}>{t('design:shape.noBorder')}</span>;
  const groups = new Map<
    string,
    { kind: (typeof borderDecisions)[number]; measure: string | null; ids: number[] }
  >();
  for (const { unitId, decidedBy } of borders) {
    const key = `${decidedBy.kind} ${decidedBy.measure}`;
    const group = groups.get(key) ?? { ...decidedBy, ids: [] };
    group.ids.push(unitId);
    groups.set(key, group);
  }
  const order = [...groups.values()].sort(
    (a, b) =>
      b.ids.length - a.ids.length || borderDecisions.indexOf(a.kind) - borderDecisions.indexOf(b.kind),
  );
  return (
    <div>
      <span className={classes.shapeHead}>{t('design:shape.border', { count: borders.length })}</span>
      <ul className={classes.holders}>
        {order.map(({ kind, measure, ids }) => (
          <li key={`${kind} ${measure}`}>
            <Tooltip label={t('design:shape.showHint')}>
              <UnstyledButton onClick={() => reveal('unit', ids)}>
                <span>
                  {t(`design:shape.by.${kind}`, {
                    measure: measure === null ? '' : measureName(measure),
                  })}
                </span>
                <strong>{ids.length}</strong>
              </UnstyledButton>
            </Tooltip>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChangeProps {
  plan: PlanState;
  alignment: Alignment;
  title: string;
  change: BorderChange;
}

function Change({ plan, alignment, title, change }: ChangeProps) {
  const { t } = useTranslation();
  const f = useFormat();
  const unitNames = useUnitNames();
  const { unitId, fromId, toId, travelMetres, maxDeviation, movedSalesFen, against } = change;
  const nameOf = (id: number | null) =>
    alignment.territories.find((territory) => territory.id === id)?.name ?? t('unassigned');
  const sign = travelMetres > 0 ? '+' : travelMetres < 0 ? '−' : '±';
  const worst = maxDeviation.reduce((most, one) => Math.max(most, one), 0);
  const costs = [
    t('design:explain.travel', { travel: `${sign}${f.distance(Math.abs(travelMetres))}` }),
    t('design:explain.deviation', { deviation: f.percent(worst) }),
    ...(movedSalesFen > 0 ? [t('design:explain.moved', { sales: f.money(movedSalesFen) })] : []),
    ...(movedSalesFen < 0 ? [t('design:shape.returned', { sales: f.money(-movedSalesFen) })] : []),
  ];
  const locked = alignment.territories.some(({ id, locked }) => locked && (id === fromId || id === toId));
  return (
    <div className={classes.change}>
      <div className={classes.optionHead}>
        <span className={classes.shapeHead}>{title}</span>
        <Tooltip label={t('design:explain.moveHint')}>
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={locked}
            aria-label={t('design:shape.moveOf', { unit: unitNames([unitId]), territory: nameOf(toId) })}
            onClick={() => void assignUnits([unitId], toId)}
          >
            {t('design:shape.move')}
          </Button>
        </Tooltip>
      </div>
      <Anchor component="button" type="button" size="xs" onClick={() => reveal('unit', [unitId])}>
        {t('design:shape.change', { unit: unitNames([unitId]), from: nameOf(fromId), to: nameOf(toId) })}
      </Anchor>
      <span className={classes.costs}>{costs.join(' · ')}</span>
      <Against plan={plan} against={against} />
      {against.length === 0 && <span className={classes.costs}>{t('design:explain.possible')}</span>}
    </div>
  );
}
