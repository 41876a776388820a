/** Working days of a stretch of time by calendar month (index 0 = January), apart by how they lie to the Spring Festival. */
export interface WorkingDays {
  /** Neither in the weeks before the festival nor in those after it. */
  readonly plain: Float64Array;
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface HistoryYear {
  /** Sums of the twelve calendar months; null = no figures. */
  readonly months: readonly (number | null)[];
  readonly days: WorkingDays;
}

export interface LearnedSeason {
  /** Share of the year per period of the target; sums to 1. */
  readonly shares: Float64Array;
  /** Calendar months 1..12 without figures in any year: they got the mean daily rate. */
  readonly gaps: number[];
  /** What a working day before and after the festival sells, as a multiple of a plain winter day; 1 without evidence. */
  readonly before: number;
  readonly after: number;
  /** Whether there were years enough to tell. */
  readonly isKnown: boolean;
}

/** Years it takes to tell the festival's weeks from the months they fall in; with fewer each month has its own daily rate. */
const yearsNeeded = 3;

/** Pull toward "like any other day", as a weight beside the days observed: decides only where the years say nothing. */
const pull = 1e-4;

/**
 * Seasonal profile learned on working days counted from the Spring Festival, so that the festival may fall in January or
 * February. Months the festival's weeks ever touch share one daily rate; what days before and after it sell more or less is
 * fitted by least squares over all years (the moving-holiday regressor of Lin & Liu 2003, Bell & Hillmer 1983, in days).
 * Each other month has its own daily rate, the mean over the years. Years are first put on one level by their months
 * outside the festival season. Fewer than three years say nothing about the festival's weeks: then every month has its own
 * daily rate, and only its working days move with the festival.
 * @param years oldest first; months below 0 count as 0
 * @param target working days of each of the twelve periods to be planned
 */
export function learnSeason(years: readonly HistoryYear[], target: readonly WorkingDays[]): LearnedSeason {
  const touches = touched([...years.map(({ days }) => days), ...target]);
  const winter = touches.map((touch) => touch && years.length >= yearsNeeded);
  const rate = new Float64Array(12);
  const seen = new Int32Array(12);
  // normal equations of (plain, before, after)
  const matrix = [
    [pull, 0, 0, pull],
    [0, pull, 0, pull],
    [0, 0, pull, pull],
  ];
  for (const { months, days } of years) {
    const level = levelOf(months, days, winter);
    if (level === null) continue;
    months.forEach((sum, month) => {
      if (sum === null) return;
      const sold = Math.max(0, sum) / level;
      const all = days.plain[month] + days.before[month] + days.after[month];
      if (!winter[month]) {
        if (all === 0) return;
        rate[month] += sold / all;
        seen[month]++;
        return;
      }
      seen[month]++;
      const row = [days.plain[month], days.before[month], days.after[month]];
      for (let i = 0; i < 3; i++) {
        for (let j = 0; j < 3; j++) matrix[i][j] += row[i] * row[j];
        matrix[i][3] += row[i] * sold;
      }
    });
  }
  const [plain, before, after] = solve(matrix).map((value) => Math.max(0, value));
  const known = [...rate.keys()].filter((month) => !winter[month] && seen[month] > 0);
  const usual =
    known.length === 0 ? 1 : known.reduce((sum, month) => sum + rate[month] / seen[month], 0) / known.length;
  const sold = Float64Array.from(target, (days) => {
    let sum = 0;
    for (let month = 0; month < 12; month++) {
      if (winter[month]) {
        sum += plain * days.plain[month] + before * days.before[month] + after * days.after[month];
        continue;
      }
      const all = days.plain[month] + days.before[month] + days.after[month];
      sum += all * (seen[month] > 0 ? rate[month] / seen[month] : usual);
    }
    return sum;
  });
  const whole = sold.reduce((sum, each) => sum + each, 0);
  return {
    shares:
      whole > 0 ? sold.map((each) => each / whole) : new Float64Array(target.length).fill(1 / target.length),
    gaps: [...seen.keys()].filter((month) => seen[month] === 0).map((month) => month + 1),
    before: plain > 0 ? before / plain : 1,
    after: plain > 0 ? after / plain : 1,
    isKnown: winter.includes(true) && plain > 0,
  };
}

/** Months in which the festival's weeks have a working day in any of the stretches. */
function touched(stretches: readonly WorkingDays[]): boolean[] {
  return Array.from({ length: 12 }, (_, month) =>
    stretches.some(({ before, after }) => before[month] + after[month] > 0),
  );
}

/** Mean daily sales outside the festival season; of the whole year where only winter is known; null without sales. */
function levelOf(
  months: readonly (number | null)[],
  days: WorkingDays,
  winter: readonly boolean[],
): number | null {
  for (const only of [false, true]) {
    let sold = 0;
    let worked = 0;
    months.forEach((sum, month) => {
      if (sum === null || (winter[month] && !only)) return;
      sold += Math.max(0, sum);
      worked += days.plain[month] + days.before[month] + days.after[month];
    });
    if (sold > 0 && worked > 0) return sold / worked;
  }
  return null;
}

/** Gauss's elimination of three equations; the pull keeps them regular. */
function solve(matrix: number[][]): number[] {
  for (let column = 0; column < 3; column++) {
    let pivot = column;
    for (let row = column + 1; row < 3; row++)
      if (Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column])) pivot = row;
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    for (let row = 0; row < 3; row++) {
      if (row === column) continue;
      const times = matrix[row][column] / matrix[column][column];
      for (let at = column; at < 4; at++) matrix[row][at] -= times * matrix[column][at];
    }
  }
  return matrix.map((row, index) => row[3] / row[index]);
}
