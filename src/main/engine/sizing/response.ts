/**
 * Sizing by marginal (incremental) return 边际收益法: what the K-th rep adds, working the best calls the others left.
 *
 * Sales won from one account with x calls a year follow the modified exponential response of call planning models,
 *   s(x) = reach · potential · (1 − (1 − q)^(x ÷ c)),
 * with c the calls of its class and q the share of the reachable sales that c calls win: concave, judged by the manager
 * ("decision calculus"). A team's calls are spread over the accounts so that the last call on each worked account brings the
 * same, which is the best spread for concave responses; the team's sales are then concave in its calls.
 *
 * Sources: L. M. Lodish, "CALLPLAN: an interactive salesman's call planning system", Management Science 18(4) part II, 1971,
 * P25–P40; L. M. Lodish, E. Curtis, M. Ness, M. K. Simpson, "Sales force sizing and deployment using a decision calculus model
 * at Syntex Laboratories", Interfaces 18(1), 1988, 5–20; P. Sinha, A. A. Zoltners, "Sales-force decision models: insights from
 * 25 years of implementation", Interfaces 31(3) part 2, 2001, S8–S44.
 */
export interface Response {
  /** Accounts worth a call at all. */
  readonly accounts: number;
  /** Sales, fen a year, that `calls` spread in the best way win. Concave, nondecreasing, 0 at 0. */
  sales(calls: number): number;
}

/**
 * Accounts in the order in which they are worth a call: by potential ÷ calls, whatever reach and response are. Accounts without
 * potential or calls win nothing and are left out. The slow part: n log n.
 * @param potential fen a year per account
 * @param calls calls a year of the account's class
 */
export function rankAccounts(potential: ArrayLike<number>, calls: ArrayLike<number>): Uint32Array {
  const worth = new Float64Array(potential.length);
  let count = 0;
  for (let index = 0; index < worth.length; index++) {
    if (!(potential[index] > 0) || !(calls[index] > 0)) continue;
    worth[index] = potential[index] / calls[index];
    count += 1;
  }
  const order = new Uint32Array(count);
  let at = 0;
  for (let index = 0; index < worth.length; index++) if (worth[index] > 0) order[at++] = index;
  return order.sort((a, b) => worth[b] - worth[a] || a - b);
}

/** The same order within each group; group −1 is left out. */
export function rankWithin(order: Uint32Array, group: Int32Array, groups: number): Uint32Array[] {
  const sizes = new Uint32Array(groups);
  for (const account of order) if (group[account] >= 0) sizes[group[account]] += 1;
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (const account of order) {
    const part = group[account];
    if (part >= 0) parts[part][sizes[part]++] = account;
  }
  return parts;
}

/**
 * @param order of `rankAccounts`, over the same potential and calls
 * @param reach share of the potential that can be won, 0..1
 * @param atFullCalls q above, between 0 and 1
 */
export function salesResponse(
  order: Uint32Array,
  potential: ArrayLike<number>,
  calls: ArrayLike<number>,
  reach: number,
  atFullCalls: number,
): Response {
  const decay = -Math.log1p(-atFullCalls);
  const count = reach > 0 ? order.length : 0;
  // over the best n accounts: Σ most, Σ scale, Σ scale · ln(first), with `first` = what the first call on an account brings
  const most = new Float64Array(count + 1);
  const scale = new Float64Array(count + 1);
  const level = new Float64Array(count + 1);
  const first = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    const account = order[n];
    const wins = reach * potential[account];
    const flattens = calls[account] / decay;
    first[n] = wins / flattens;
    most[n + 1] = most[n] + wins;
    scale[n + 1] = scale[n] + flattens;
    level[n + 1] = level[n] + flattens * Math.log(first[n]);
  }
  /** Calls at which the account n (0-based) starts to be worth a call. */
  const opens = (n: number) => level[n] - scale[n] * Math.log(first[n]);
  return {
    accounts: count,
    sales(given) {
      if (count === 0 || !(given > 0)) return 0;
      let low = 1;
      let high = count;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (opens(middle - 1) <= given) low = middle;
        else high = middle - 1;
      }
      const last = Math.exp((level[low] - given) / scale[low]);
      return Math.max(0, most[low] - last * scale[low]);
    },
  };
}

export interface MarginalReturn {
  /** Reps worth their cost: the largest K whose K-th rep contributes at least what a rep costs. */
  readonly count: number;
  /** Contribution of K reps before their cost, fen a year; index 0 = one rep. */
  readonly contribution: Float64Array;
  /** What the K-th rep adds, fen a year; never rises. */
  readonly marginal: Float64Array;
}

/**
 * The curve of contribution against the number of reps, and where it crosses a rep's cost.
 * @param capacity calls a year of one rep, more than 0
 * @param margin contribution per fen of sales, 0..1
 * @param costFen what a rep costs a year
 * @param show least length of the curve; it also goes a quarter past the crossing
 * @param most longest curve; `count` stops there as well
 */
export function marginalReturn(
  response: Response,
  capacity: number,
  margin: number,
  costFen: number,
  show: number,
  most: number,
): MarginalReturn {
  const contribution: number[] = [];
  const marginal: number[] = [];
  let count = 0;
  let before = 0;
  for (let reps = 1; reps <= most; reps++) {
    const now = response.sales(reps * capacity) * margin;
    // a difference of large sums: rounding must not make the curve rise
    const adds = Math.max(0, Math.min(now - before, marginal.at(-1) ?? Number.POSITIVE_INFINITY));
    if (adds > 0 && adds >= costFen) count = reps;
    else if (reps > Math.max(show, Math.ceil(count * 1.25))) break;
    contribution.push(now);
    marginal.push(adds);
    before = now;
  }
  return {
    count,
    contribution: Float64Array.from(contribution),
    marginal: Float64Array.from(marginal),
  };
}

/**
 * The reach that explains the sales there are: present sales are what the classes' calls win.
 * @returns 0..1, at most 1; null without potential or sales
 */
export function reachFromSales(salesFen: number, potentialFen: number, atFullCalls: number): number | null {
  if (!(salesFen > 0) || !(potentialFen > 0)) return null;
  return Math.min(1, salesFen / (potentialFen * atFullCalls));
}
