import { Text, useComputedColorScheme } from '@mantine/core';
import { use, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../shared/contract/compare.ts';
import { territoryColour } from '../../app/palette.ts';
import { useAlignment } from '../../app/queries.ts';
import type { Scene } from '../../map/scene.ts';
import { OneMap, quiet } from './CompareMaps.tsx';
import classes from './compare.module.css';
import { ForPaper } from './paper.ts';
import { useScenarioLabel } from './scenario-label.ts';

const alone = () => undefined;

/** One map of what differs: the new territory's colour with stripes of the old one's; all else is pale. */
export function DifferenceMap({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const label = useScenarioLabel();
  const theme = useComputedColorScheme('light');
  const scheme = use(ForPaper) ? 'light' : theme;
  const before = useAlignment(comparison.left.id).data;
  const after = useAlignment(comparison.right.id).data;
  const stripes = useMemo(() => {
    if (before === undefined || after === undefined) return null;
    const colour = new Map(
      before.territories.map((row) => [row.id, territoryColour(row.colour, scheme).solid]),
    );
    return before.unitTerritory.map((was, unit) =>
      was === after.unitTerritory[unit] ? null : (colour.get(was) ?? ''),
    );
  }, [before, after, scheme]);
  const adapt = useCallback(
    (scene: Scene): Scene => ({
      ...quiet(scene),
      stripes,
      movedUnits: new Set(),
      unitShade:
        stripes === null
          ? scene.unitShade
          : Array.from(scene.unitTerritory, (territory, unit) =>
              stripes[unit] == null
                ? ''
                : (scene.territories[territory]?.colour.solid ?? scene.style.unassigned),
            ),
    }),
    [stripes],
  );
  return (
    <section className={classes.single} aria-label={t('compare:view.difference')}>
      <OneMap
        key={comparison.right.id}
        scenario={comparison.right}
        moved={[]}
        onMap={alone}
        adapt={adapt}
        leads
      />
      <Text size="xs" className={classes.hint ?? ''}>
        {t('compare:differenceHint', { name: label(comparison.right) })}
      </Text>
    </section>
  );
}
