import type { Comparison } from '../../../shared/contract/compare.ts';
import { Distribution } from './charts/Distribution.tsx';
import { Flows } from './charts/Flows.tsx';
import { Radar } from './charts/Radar.tsx';
import classes from './compare.module.css';

/** All scenarios on a radar and by distribution, and what moves from territory to territory between the first and the one chosen. */
export function CompareCharts(props: { comparisons: readonly Comparison[]; comparison: Comparison }) {
  return (
    <div className={classes.charts}>
      <div className={classes.chartColumn}>
        <Distribution comparisons={props.comparisons} />
        <Radar comparisons={props.comparisons} />
      </div>
      <Flows comparison={props.comparison} />
    </div>
  );
}
