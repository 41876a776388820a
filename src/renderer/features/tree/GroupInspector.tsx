import { useTranslation } from 'react-i18next';
import type { TerritoryGroup, TerritoryTree } from '../../../shared/contract/tree.ts';
import { useFormat } from '../../app/format.ts';
import { useReps } from '../../app/queries.ts';
import { reveal } from '../../app/store.ts';
import { chooseGroup } from '../../app/tree-view.ts';
import { type Fact, sumLines } from '../workspace/facts.ts';
import { InspectorHead } from '../workspace/InspectorHead.tsx';
import classes from '../workspace/inspector.module.css';
import { growth } from '../workspace/Totals.tsx';
import { territoriesBelow } from './rows.ts';

interface Props {
  tree: TerritoryTree;
  group: TerritoryGroup;
  onAside: () => void;
}

/** A group that is selected: everything below it, added up. */
export function GroupInspector({ tree, group, onAside }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const manager = useReps().data?.find(({ id }) => id === group.managerRepId);
  const { sums } = group;
  const lines: Fact[] = [
    { name: t('tree:below'), value: format.count(group.territoryCount) },
    { name: t('kpi:units'), value: format.count(sums.units) },
    ...sumLines({ t, format }, sums, true),
    { name: t('kpi:growth'), value: format.deviation(growth(sums.salesFen, sums.previousSalesFen)) },
    { name: t('map:deviation.workload'), value: format.deviation(group.workloadDeviation) },
    { name: t('map:deviation.potential'), value: format.deviation(group.potentialDeviation) },
    { name: t('kpi:utilisation'), value: format.percent(group.utilisation, 0) },
  ];
  return (
    <section className={classes.inspector} data-inspector aria-label={t('kpi:details')}>
      <InspectorHead
        title={group.name}
        subtitle={manager ? `${t('tree:managerLabel')} ${manager.name}` : t('tree:noManager')}
        showLabel={t('tree:show')}
        onShow={() => {
          const ids = territoriesBelow(tree, group.id);
          reveal('territory', ids);
          chooseGroup(group.id, ids);
        }}
        onAside={onAside}
      />
      <dl className={classes.facts}>
        {lines.map((line) => (
          <div key={line.name}>
            <dt title={line.name}>{line.name}</dt>
            <dd title={line.exact} data-selectable>
              {line.value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
