/** A quota with all that its SMART check needs. Fen; ratios 0.1 = 10 %. */
export interface SmartQuota {
  readonly hasName: boolean;
  readonly hasRep: boolean;
  /** The territory has a row in the quota sheet. */
  readonly hasQuota: boolean;
  readonly quotaFen: number;
  /** January first; its sum must be the quota. */
  readonly monthsFen: readonly number[];
  /** Best year on record over the accounts the territory has now; NaN without sales history. */
  readonly bestFen: number;
  /** 0 = unknown. */
  readonly potentialFen: number;
}

/** What all quotas of a plan are checked against. */
export interface SmartFrame {
  /** The period; null when none is set. */
  readonly year: number | null;
  /** Amount all quotas must add up to, and what they do add up to; fen. */
  readonly totalFen: number;
  readonly sumFen: number;
  /** Growth of the market from the last sales year to the quota's, 0.08 = 8 %. */
  readonly growth: number;
  /** How far above "best result × market growth" a quota may still go. */
  readonly allowance: number;
  /** Median of quota ÷ potential over the territories, NaN when unknown, and how far from it a quota may lie. */
  readonly medianPerPotential: number;
  readonly band: number;
}

export const smartLetters = ['specific', 'measurable', 'attainable', 'relevant', 'timed'] as const;
export type SmartLetter = (typeof smartLetters)[number];

/** Why a letter fails: a key of the catalogue (`fairness:reason.<key>`) with figures (`…Fen`, `…Ratio` by name). */
export interface SmartReason {
  readonly key: string;
  readonly params: Readonly<Record<string, number>>;
}

export type SmartCheck = Readonly<Record<SmartLetter, readonly SmartReason[]>>;

const reason = (key: string, params: SmartReason['params'] = {}): SmartReason => ({ key, params });

/**
 * SMART check of one quota (Doran, Management Review 70, 1981; domain.md §5): specific — a territory, a rep, a number;
 * measurable — an amount in a period; attainable — not above the best past result grown with the market, nor above the
 * potential; relevant — it adds up to its parent and lies in the band of the others; timed — a year whose months sum to it.
 * @returns per letter the reasons it fails, none = it holds
 */
export function smartCheck(quota: SmartQuota, frame: SmartFrame): SmartCheck {
  return {
    specific: specific(quota),
    measurable: measurable(quota, frame),
    attainable: attainable(quota, frame),
    relevant: relevant(quota, frame),
    timed: timed(quota, frame),
  };
}

function specific({ hasName, hasRep, hasQuota }: SmartQuota): SmartReason[] {
  return [
    ...(hasName ? [] : [reason('noName')]),
    ...(hasRep ? [] : [reason('noRep')]),
    ...(hasQuota ? [] : [reason('noQuota')]),
  ];
}

function measurable({ hasQuota, quotaFen }: SmartQuota, { year }: SmartFrame): SmartReason[] {
  return [
    ...(hasQuota && quotaFen <= 0 ? [reason('zero')] : []),
    ...(hasQuota ? [] : [reason('noQuota')]),
    ...(year === null ? [reason('noPeriod')] : []),
  ];
}

function attainable(quota: SmartQuota, frame: SmartFrame): SmartReason[] {
  const { quotaFen, bestFen, potentialFen } = quota;
  if (!quota.hasQuota) return [reason('noQuota')];
  const reasons: SmartReason[] = [];
  const most = bestFen * (1 + frame.growth) * (1 + frame.allowance);
  if (Number.isNaN(bestFen) || bestFen <= 0) reasons.push(reason('noHistory'));
  else if (quotaFen > most)
    reasons.push(
      reason('aboveBest', {
        quotaFen,
        bestFen,
        mostFen: Math.floor(most),
        overRatio: quotaFen / bestFen - 1,
        growthRatio: frame.growth,
      }),
    );
  if (potentialFen > 0 && quotaFen > potentialFen)
    reasons.push(reason('abovePotential', { quotaFen, potentialFen }));
  return reasons;
}

function relevant({ hasQuota, quotaFen, potentialFen }: SmartQuota, frame: SmartFrame): SmartReason[] {
  if (!hasQuota) return [reason('noQuota')];
  const reasons: SmartReason[] = [];
  if (frame.sumFen !== frame.totalFen)
    reasons.push(reason('sumOff', { sumFen: frame.sumFen, totalFen: frame.totalFen }));
  const ratio = potentialFen > 0 ? quotaFen / potentialFen : Number.NaN;
  const away = ratio / frame.medianPerPotential - 1;
  if (Math.abs(away) > frame.band)
    reasons.push(
      reason(away > 0 ? 'aboveBand' : 'belowBand', {
        ratio,
        medianRatio: frame.medianPerPotential,
        awayRatio: Math.abs(away),
        bandRatio: frame.band,
      }),
    );
  return reasons;
}

function timed({ hasQuota, quotaFen, monthsFen }: SmartQuota, { year }: SmartFrame): SmartReason[] {
  if (!hasQuota) return [reason('noQuota')];
  const sumFen = monthsFen.reduce((sum, month) => sum + month, 0);
  return [
    ...(year === null ? [reason('noPeriod')] : []),
    ...(sumFen === quotaFen ? [] : [reason('monthsOff', { sumFen, quotaFen })]),
  ];
}
