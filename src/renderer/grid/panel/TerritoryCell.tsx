import { useComputedColorScheme } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { territoryColour, unassignedColour } from '../../app/palette.ts';
import classes from './panel.module.css';

/** A territory's name with its colour; `colour` null = the unassigned bucket. */
export function TerritoryCell(props: {
  name: string;
  colour: number | null;
  locked?: boolean;
  lockedLabel?: string;
  mark?: string | undefined;
}) {
  const scheme = useComputedColorScheme('light');
  const shade = props.colour === null ? unassignedColour[scheme] : territoryColour(props.colour, scheme);
  return (
    <span className={classes.territory}>
      <span
        className={props.colour === null ? classes.hollowDot : classes.dot}
        style={{ background: props.colour === null ? 'transparent' : shade.solid, borderColor: shade.line }}
      />
      <span className={classes.territoryName}>{props.name}</span>
      {props.mark !== undefined && <span className={classes.mark}>{props.mark}</span>}
      {props.locked && <IconLock size={13} aria-label={props.lockedLabel} />}
    </span>
  );
}
