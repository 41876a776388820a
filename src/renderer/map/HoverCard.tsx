import { useTranslation } from 'react-i18next';
import { useFormat } from '../app/format.ts';
import { measureName } from '../app/measure-name.ts';
import {
  useActiveAlignment,
  useCompetitors,
  useMarketSheet,
  usePlan,
  useReps,
  useScenarioAccounts,
} from '../app/queries.ts';
import { baseYearIndex, sumAccounts } from '../app/selection-sums.ts';
import type { Shading } from '../app/store.ts';
import { accountsOfUnit } from './accounts-of-unit.ts';
import type { Hover } from './interaction.ts';
import classes from './map.module.css';
import type { Scene } from './scene.ts';
import type { UnitMap } from './useScene.ts';

interface Props {
  hover: Hover;
  scene: Scene;
  unitMap: UnitMap | null;
  shading: Shading;
}

interface Card {
  title: string;
  territory: number;
  lines: (readonly [string, string])[];
}

/** What lies under the pointer: name, territory, figures. It never takes the pointer. */
export function HoverCard({ hover, scene, unitMap, shading }: Props) {
  const { t } = useTranslation();
  const card = useCard(hover, scene, unitMap, shading);
  if (card === null) return null;
  const territory = scene.territories[card.territory];
  return (
    <div
      className={classes.hover}
      role="tooltip"
      style={{ left: hover.x, top: hover.y }}
      data-flip-x={hover.x > 260 || undefined}
      data-flip-y={hover.y > 200 || undefined}
    >
      <strong>{card.title}</strong>
      {card.territory !== -2 && (
        <span className={classes.hoverTerritory}>
          <span
            className={classes.dot}
            style={{ background: territory?.colour.solid ?? scene.style.unassignedEdge }}
          />
          {territory?.name ?? t('unassigned')}
        </span>
      )}
      {card.lines.map(([name, value]) => (
        <span key={name} className={classes.hoverLine}>
          <span>{name}</span>
          <span>{value}</span>
        </span>
      ))}
    </div>
  );
}

function useCard({ target }: Hover, scene: Scene, unitMap: UnitMap | null, shading: Shading): Card | null {
  const { t } = useTranslation();
  const format = useFormat();
  const plan = usePlan().data;
  const accounts = useScenarioAccounts().data;
  const reps = useReps().data;
  const competitors = useCompetitors().data;
  const alignment = useActiveAlignment().data;
  const market = useMarketSheet(shading.kind === 'market').data;
  if (!plan || unitMap === null) return null;
  const money = (fen: number | null) => format.money(fen);
  if (target.kind === 'home') {
    const rep = reps?.find((row) => row.id === target.id);
    const home = scene.homes.find((row) => row.id === target.id);
    return (
      (rep && {
        title: rep.name,
        territory: home?.territory ?? -1,
        lines: [[t('map:hover.home'), [rep.city, rep.level].filter(Boolean).join(' · ')]],
      }) ??
      null
    );
  }
  if (target.kind === 'competitor') {
    const site = competitors?.find((row) => row.id === target.id);
    return site
      ? { title: site.name, territory: -2, lines: [[t('map:hover.competitor'), site.brand]] }
      : null;
  }
  if (target.kind === 'account') {
    const row = accounts?.find((account) => account.id === target.id);
    const held = scene.exceptions.get(target.id);
    if (row === undefined) return null;
    const lines: (readonly [string, string])[] = [
      [t('map:hover.class'), row.customerClass],
      [t('measures:workload'), format.hours(row.workloadMinutes)],
      [t('measures:potential'), money(row.potentialFen)],
      [t('measures:sales'), money(row.salesFen[baseYearIndex(plan)] ?? null)],
    ];
    if (row.location !== 'exact') lines.push([t('map:hover.location'), t(`map:location.${row.location}`)]);
    if (held !== undefined) lines.push([t('map:hover.held'), t('map:hover.heldYes')]);
    return { title: row.name || row.ref, territory: held ?? scene.unitTerritory[target.unit] ?? -1, lines };
  }
  const unit = unitMap.units[target.unit];
  if (unit === undefined) return null;
  const inside = accountsOfUnit(accounts ?? [], unit.id);
  const sums = sumAccounts(inside, baseYearIndex(plan));
  const lines: (readonly [string, string])[] = [
    [t('measures:accounts'), format.count(sums.accounts)],
    [t('measures:workload'), format.hours(sums.workloadMinutes)],
    [t('measures:potential'), money(sums.potentialFen)],
    [t('measures:sales'), money(sums.salesFen)],
  ];
  const measure = shading.kind === 'measure' ? plan.measures.findIndex((one) => one.key === shading.key) : -1;
  const info = plan.measures[measure];
  if (info !== undefined && !info.derived)
    lines.push([measureName(t, info), format.measure(unit.values[measure] ?? null, info.unit)]);
  const place = market?.units[target.unit];
  if (shading.kind === 'market' && place)
    lines.push(
      [
        t('market:ladder.of'),
        `${t(`market:ladder.steps.${place.step}`)}${place.isByHand ? ` (${t('market:ladder.byHand')})` : ''}`,
      ],
      [t('market:states.of'), t(`market:states.names.${place.state}`)],
    );
  if (shading.kind === 'deviation') {
    const row = alignment?.territories.find((one) => one.id === alignment.unitTerritory[target.unit]);
    lines.push([
      t(`map:deviation.${shading.measure}`),
      format.deviation(row?.[`${shading.measure}Deviation`] ?? null),
    ]);
  }
  if (target.kind === 'cluster') lines.push([t('map:hover.cluster'), format.count(target.count)]);
  return {
    title: [unit.name, unit.city].filter(Boolean).join(' · '),
    territory: scene.unitTerritory[target.unit] ?? -1,
    lines,
  };
}
