import type { MapStyle } from './style.ts';

export type Mark =
  | 'accountA'
  | 'accountB'
  | 'accountC'
  | 'approximate'
  | 'home'
  | 'competitor'
  | 'moved'
  | 'locked'
  | 'unassigned';

/** A mark as the canvas draws it, for the legend. */
export function MarkSwatch({ mark, style }: { mark: Mark; style: MapStyle }) {
  return (
    <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
      {shape(mark, style)}
    </svg>
  );
}

function shape(mark: Mark, style: MapStyle) {
  switch (mark) {
    case 'accountA':
      return <circle cx={8} cy={8} r={4.6} fill={style.point} />;
    case 'accountB':
      return <path d="M8 3.8 12.2 8 8 12.2 3.8 8Z" fill={style.point} />;
    case 'accountC':
      return <path d="M8 4.6 11.2 10.4H4.8Z" fill={style.point} />;
    case 'approximate':
      return <circle cx={8} cy={8} r={4} fill="none" stroke={style.point} strokeWidth={1.5} />;
    case 'home':
      return (
        <rect
          x={3.5}
          y={3.5}
          width={9}
          height={9}
          fill={style.unassigned}
          stroke={style.ink}
          strokeWidth={1.5}
        />
      );
    case 'competitor':
      return <path d="M4.5 4.5 11.5 11.5M11.5 4.5 4.5 11.5" stroke={style.competitor} strokeWidth={1.8} />;
    case 'moved':
      return <path d="M4 4H12V12Z" fill={style.ink} />;
    case 'locked':
      return <path d="M1 15 15 1M1 9 9 1M7 15 15 7" stroke={style.ink} strokeWidth={1} />;
    case 'unassigned':
      return (
        <rect
          x={2}
          y={3}
          width={12}
          height={10}
          fill={style.unassigned}
          stroke={style.unassignedEdge}
          strokeWidth={1.5}
          strokeDasharray="0.1 3"
          strokeLinecap="round"
        />
      );
  }
}
