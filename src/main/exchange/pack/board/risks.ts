import type { Tone } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import { handover, longRelationships } from './derived.ts';
import { type BoardFacts, isOutside } from './facts.ts';

export interface Risk {
  key:
    | 'unassigned'
    | 'vacant'
    | 'over'
    | 'outside'
    | 'split'
    | 'long'
    | 'large'
    | 'change'
    | 'quota'
    | 'smart';
  severity: Exclude<Tone, 'plain' | 'good'>;
  /** What is at stake, in words with figures. */
  text: string;
  /** Where: names, the worst first. */
  where: readonly string[];
  count: number;
}

/** Share of sales changing hands above which the change itself is a risk. Judgement: a fifth of the business in new hands at once. */
const muchChange = 0.2;
/** Accounts that are each at least this share of all sales are named when they move. */
const largeShare = 0.005;

/** What could go wrong with the proposal, gravest first; told from the figures alone. */
export function risksOf(facts: BoardFacts, { t, f }: Words): Risk[] {
  const { after, tolerance, comparison, fairness, quota } = facts;
  const long = longRelationships(facts);
  const { territories, unassigned, total } = after.alignment;
  const change = handover(facts);
  const risks: Risk[] = [];
  const add = (
    key: Risk['key'],
    severity: Risk['severity'],
    where: readonly string[],
    params: Record<string, string | number> = {},
    count = where.length,
  ) => {
    if (count > 0)
      risks.push({
        key,
        severity,
        where: where.map((name) => plainText(name, 24)),
        count,
        text: t(`risks.${key}.text`, { count: f.count(count), ...params }),
      });
  };
  const by = (value: (row: (typeof territories)[number]) => number) =>
    [...territories].sort((a, b) => value(b) - value(a) || a.id - b.id);

  add(
    'unassigned',
    'bad',
    [],
    { units: unassigned.units, accounts: f.count(unassigned.accounts) },
    unassigned.units + unassigned.accounts,
  );
  add(
    'vacant',
    'bad',
    territories.filter(({ repId }) => repId === null).map(({ name }) => name),
  );
  add(
    'over',
    'bad',
    by((row) => row.utilisation ?? 0)
      .filter(({ utilisation }) => (utilisation ?? 0) > 1)
      .map(({ name, utilisation }) => `${name} ${f.percent(utilisation, 0)}`),
  );
  add(
    'outside',
    'watch',
    by((row) => Math.max(Math.abs(row.workloadDeviation ?? 0), Math.abs(row.potentialDeviation ?? 0)))
      .filter((row) => isOutside(row, tolerance))
      .map(({ name }) => name),
    { band: f.percent(tolerance, 0) },
  );
  add(
    'split',
    'watch',
    territories.filter(({ pieces }) => pieces > 1).map(({ name }) => name),
  );
  add(
    'long',
    'watch',
    long.accounts.map(({ name }) => name),
    {
      sales: f.money(long.salesFen),
    },
  );
  const large = comparison.accounts
    .filter(({ salesFen }) => total.salesFen > 0 && salesFen / total.salesFen >= largeShare)
    .sort((a, b) => b.salesFen - a.salesFen || a.accountId - b.accountId);
  add(
    'large',
    'watch',
    large.map(({ name }) => name),
    {
      share: f.percent(largeShare),
      sales: f.money(large.reduce((sum, { salesFen }) => sum + salesFen, 0)),
    },
  );
  add(
    'change',
    'watch',
    [],
    { share: f.percent(change.salesShare), sales: f.money(change.salesFen) },
    (change.salesShare ?? 0) > muchChange ? change.accounts : 0,
  );
  add('quota', 'watch', [], {}, quota ? 0 : 1);
  const failing = quota ? fairness.rows.filter(({ smart }) => smart.attainable.length > 0) : [];
  add(
    'smart',
    'watch',
    failing.map(({ name }) => name),
  );
  return risks.sort((a, b) => Number(b.severity === 'bad') - Number(a.severity === 'bad'));
}
