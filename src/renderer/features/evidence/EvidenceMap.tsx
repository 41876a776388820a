import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceSheet } from '../../../shared/contract/evidence.ts';
import type { Alignment } from '../../../shared/contract/scenario.ts';
import { useReps } from '../../app/queries.ts';
import { worldX, worldY } from '../../map/mercator.ts';
import type { UnitMap } from '../../map/useScene.ts';
import classes from './evidence.module.css';
import { territoryPicture } from './territory-shapes.ts';

interface Props {
  sheet: EvidenceSheet;
  alignment: Alignment;
  unitMap: UnitMap;
}

/** The territory as it lies: its units, its neighbours by name, the rep's home. */
export function EvidenceMap({ sheet, alignment, unitMap }: Props) {
  const { t } = useTranslation();
  const reps = useReps().data;
  const picture = useMemo(() => {
    const repId = alignment.territories.find(({ id }) => id === sheet.territoryId)?.repId ?? null;
    const rep = reps?.find(({ id }) => id === repId);
    const home =
      rep && rep.longitude !== null && rep.latitude !== null
        ? { x: worldX(rep.longitude), y: worldY(rep.latitude) }
        : null;
    return territoryPicture(unitMap, alignment, sheet.territoryId, sheet.neighbours, home);
  }, [sheet, alignment, unitMap, reps]);
  if (picture === null) return null;
  const { side } = picture;
  return (
    <svg
      className={classes.map}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t('evidence:map', { name: sheet.name })}
    >
      <rect className={classes.sea} width={side} height={side} />
      {picture.around.map(({ territoryId, path }) => (
        <path key={territoryId} className={classes.neighbour} d={path} />
      ))}
      <path className={classes.own} d={picture.own} />
      <path className={classes.unitLines} d={picture.units} />
      <path className={classes.ownEdge} d={picture.own} />
      {picture.neighbourNames.map(({ text, x, y }) => (
        <text key={text} className={classes.neighbourName} x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
      {picture.names.map(({ text, x, y }) => (
        <text key={`${text} ${x}`} className={classes.unitName} x={x} y={y} textAnchor="middle">
          {text}
        </text>
      ))}
      {picture.homes.map(({ x, y }) => (
        <rect key={x} className={classes.home} x={x - 10} y={y - 10} width={20} height={20} />
      ))}
    </svg>
  );
}
