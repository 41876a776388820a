import { Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepRow } from '../../../shared/contract/data.ts';
import type { StaffingProposal } from '../../../shared/contract/staffing.ts';
import classes from './staffing.module.css';

const width = 240;
const tallest = 300;
const edge = 8;

interface Line {
  territoryId: number;
  home: [number, number];
  centre: [number, number];
  changes: boolean;
}

/** Homes (squares) and the territories they are proposed for (dots), joined; those that change are drawn strong. */
export function Lines(props: {
  proposal: StaffingProposal;
  reps: readonly RepRow[];
  pointed: number | null;
}) {
  const { proposal, reps, pointed } = props;
  const { t } = useTranslation();
  const drawn = useMemo(() => layout(proposal, reps), [proposal, reps]);
  if (drawn === null) return null;
  return (
    <section className={classes.section}>
      <Title order={3}>{t('staffing:lines.title')}</Title>
      <svg
        viewBox={`0 0 ${width} ${drawn.height}`}
        className={classes.lines}
        role="img"
        aria-label={t('staffing:lines.describe')}
      >
        {drawn.lines.map(({ territoryId, home, centre, changes }) => (
          <g
            key={territoryId}
            className={classes.line}
            data-changes={changes || undefined}
            data-pointed={territoryId === pointed || undefined}
          >
            <line x1={home[0]} y1={home[1]} x2={centre[0]} y2={centre[1]} />
            <rect x={home[0] - 2.5} y={home[1] - 2.5} width={5} height={5} />
            <circle cx={centre[0]} cy={centre[1]} r={2.5} />
          </g>
        ))}
      </svg>
      <Text size="xs" c="dimmed">
        {t('staffing:lines.hint')}
      </Text>
    </section>
  );
}

/** Degrees to pixels: longitudes shortened by the latitude in the middle, north up. Null with nothing to draw. */
function layout(
  { rows }: StaffingProposal,
  reps: readonly RepRow[],
): { lines: Line[]; height: number } | null {
  const homes = new Map(reps.map((rep) => [rep.id, rep]));
  const found = rows.flatMap(({ territoryId, repId, presentRepId, longitude, latitude }) => {
    const rep = repId === null ? undefined : homes.get(repId);
    if (rep?.longitude == null || rep.latitude == null || longitude === null || latitude === null) return [];
    return [
      {
        territoryId,
        changes: repId !== presentRepId,
        home: [rep.longitude, rep.latitude] as const,
        centre: [longitude, latitude] as const,
      },
    ];
  });
  if (found.length === 0) return null;
  const points = found.flatMap(({ home, centre }) => [home, centre]);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const shorten = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wide = Math.max(1e-6, (east - west) * shorten);
  const tall = Math.max(1e-6, north - south);
  const scale = Math.min((width - 2 * edge) / wide, (tallest - 2 * edge) / tall);
  const left = (width - wide * scale) / 2;
  const place = ([x, y]: readonly [number, number]): [number, number] => [
    left + (x - west) * shorten * scale,
    edge + (north - y) * scale,
  ];
  return {
    lines: found.map((line) => ({ ...line, home: place(line.home), centre: place(line.centre) })),
    height: tall * scale + 2 * edge,
  };
}
