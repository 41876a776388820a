import { dash } from '../../../../shared/number-format.ts';
import { cell, end, start } from '../board/layout.ts';
import type { TableBlock, TextBlock } from '../page.ts';
import { plainText } from '../plain-text.ts';
import type { Words } from '../words.ts';
import type { SheetFacts, SheetsFacts } from './facts.ts';

/** What the territory holds and carries. */
export function factsBlock(sheet: SheetFacts, { baseYear }: SheetsFacts, { t, f }: Words): TableBlock {
  const classes = sheet.classes
    .map(({ customerClass, accounts }) => `${customerClass}${f.count(accounts)}`)
    .join(' ');
  const over = (sheet.utilisation ?? 0) > 1 ? ('bad' as const) : undefined;
  const rows: (readonly [string, string, string, typeof over?])[] = [
    [t('kpi:units'), f.count(sheet.unitCount), ''],
    [t('measures:accounts'), f.count(sheet.accounts), classes],
    [
      t('measures:calls'),
      f.count(sheet.calls),
      t('sheet.ofCapacity', { calls: f.count(sheet.capacityCalls) }),
    ],
    [t('kpi:utilisation'), f.percent(sheet.utilisation, 0), over ? `▲ ${t('sheet.over')}` : '', over],
    [t('measures:workload'), f.hours(sheet.workloadMinutes), f.deviation(sheet.workloadDeviation)],
    [t('measures:potential'), f.money(sheet.potentialFen), f.deviation(sheet.potentialDeviation)],
    [t('sheet.sales', { year: baseYear ?? '' }), f.money(sheet.salesFen), f.deviation(sheet.salesDeviation)],
    ...sheet.history
      .slice(-4, -1)
      .reverse()
      .map(({ year, fen }) => [t('sheet.sales', { year }), f.money(fen), ''] as const),
    [
      t('sheet.quota', { year: sheet.quota?.year ?? '' }),
      sheet.quota ? f.money(sheet.quota.totalFen) : dash,
      sheet.quota ? growth(sheet.quota.totalFen, sheet.salesFen, f) : '',
    ],
  ];
  return {
    kind: 'table',
    caption: t('sheet.facts'),
    columns: [start('', 1.08), end(t('sheet.figure'), 1.2), end(t('sheet.against'), 1.7)],
    rows: rows.map(([name, value, note, tone]) => ({
      cells: [cell(name), cell(value, tone), cell(note, tone)],
    })),
    note: '',
  };
}

const growth = (fen: number, before: number, f: Words['f']) =>
  before > 0 ? f.deviation(fen / before - 1) : '';

export function neighboursBlock({ neighbours }: SheetFacts, { t }: Words): TextBlock {
  const names = neighbours.map(({ name, rep }) =>
    rep === '' || rep === name
      ? plainText(name, 24)
      : t('sheet.neighbour', { name: plainText(name, 24), rep: plainText(rep, 24) }),
  );
  return {
    kind: 'text',
    heading: '',
    lines: [
      {
        text:
          names.length === 0
            ? t('evidence:noBorders')
            : `${t('evidence:borders')}${t('colon')}${names.join(t('comma'))}`,
        style: 'small',
      },
    ],
  };
}

/** Months by quarter, each in its row. */
export function targetsBlock({ quota }: SheetFacts, { t, f, language }: Words): TableBlock | TextBlock {
  if (!quota)
    return {
      kind: 'text',
      heading: t('sheet.targets'),
      lines: [{ text: t('sheet.noTargets'), style: 'body' }],
    };
  const scale = f.moneyColumn([...quota.months.map(({ fen }) => fen), quota.totalFen / 4]);
  const month = (start_: string) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      timeZone: 'UTC',
    }).format(new Date(`${start_}T00:00:00Z`));
  const rows = [0, 1, 2, 3].map((quarter) => {
    const months = quota.months.slice(3 * quarter, 3 * quarter + 3);
    return {
      cells: [
        cell(t('quotas.quarter', { quarter: quarter + 1 })),
        ...months.map(({ start: day, fen }) => cell(`${month(day)} ${scale.format(fen)}`)),
        cell(scale.format(months.reduce((sum, { fen }) => sum + fen, 0))),
      ],
    };
  });
  return {
    kind: 'table',
    caption: t('sheet.targetsOf', { year: quota.year, unit: scale.unit }),
    columns: [
      start(t('sheet.quarter'), 1),
      end(t('sheet.month', { month: 1 }), 1),
      end(t('sheet.month', { month: 2 }), 1),
      end(t('sheet.month', { month: 3 }), 1),
      end(t('total'), 0.9),
    ],
    rows: [
      ...rows,
      {
        strong: true,
        cells: [cell(t('quotas.year')), cell(''), cell(''), cell(''), cell(scale.format(quota.totalFen))],
      },
    ],
    note: '',
  };
}

/** Names of units listed before the rest is counted. */
const namedUnits = 6;

export function changesBlock(
  { change }: SheetFacts,
  { hasPresent, baseYear }: SheetsFacts,
  { t, f }: Words,
): TextBlock {
  const heading = t('evidence:change');
  if (!change) {
    const text = t(hasPresent ? 'sheet.noRepToCompare' : 'sheet.isPresent');
    return { kind: 'text', heading, lines: [{ text, style: 'small' }] };
  }
  const { unitsIn, unitsOut, accountsIn, accountsOut, salesInFen, salesOutFen } = change;
  if (unitsIn.length + unitsOut.length + accountsIn + accountsOut === 0)
    return { kind: 'text', heading, lines: [{ text: t('evidence:noChange'), style: 'small' }] };
  const units = (names: readonly string[]) => {
    if (names.length === 0) return t('evidence:none');
    const shown = names
      .slice(0, namedUnits)
      .map((name) => plainText(name, 16))
      .join(t('comma'));
    return names.length > namedUnits ? `${shown}${t('sheet.andMore', { count: names.length })}` : shown;
  };
  const accounts = (count: number, fen: number) =>
    count === 0
      ? t('evidence:none')
      : t('evidence:accountsLine', { count: f.count(count), year: baseYear ?? '', amount: f.money(fen) });
  const line = (sign: string, key: string, text: string) => ({
    text: `${sign} ${t(`evidence:${key}`)}${t('colon')}${text}`,
    style: 'small' as const,
  });
  return {
    kind: 'text',
    heading,
    lines: [
      line('＋', 'unitsIn', units(unitsIn)),
      line('－', 'unitsOut', units(unitsOut)),
      line('＋', 'accountsIn', accounts(accountsIn, salesInFen)),
      line('－', 'accountsOut', accounts(accountsOut, salesOutFen)),
    ],
  };
}

export function accountsBlock(sheet: SheetFacts, { baseYear }: SheetsFacts, { t, f }: Words): TableBlock {
  const { largest, rest, restSalesFen } = sheet;
  const sales = f.moneyColumn(largest.map(({ salesFen }) => salesFen));
  const potential = f.moneyColumn(largest.map(({ potentialFen }) => potentialFen));
  return {
    kind: 'table',
    caption: t('sheet.accounts', { count: largest.length, all: f.count(sheet.accounts) }),
    columns: [
      end(t('sheet.number'), 0.55),
      start(t('account'), 2.15),
      start(t('sheet.place'), 1.2),
      start(t('compare:customerClass'), 0.5),
      end(t('measures:calls'), 1.05),
      end(`${t('measures:potential')}${t('in', { unit: potential.unit })}`, 1.3),
      end(`${t('sheet.sales', { year: baseYear ?? '' })}${t('in', { unit: sales.unit })}`, 1.5),
    ],
    rows: largest.map((account, at) => ({
      cells: [
        cell(String(at + 1)),
        cell(plainText(account.name)),
        cell(plainText(account.place, 24)),
        cell(account.customerClass),
        cell(f.count(account.calls)),
        cell(potential.format(account.potentialFen)),
        cell(sales.format(account.salesFen)),
      ],
    })),
    note: rest > 0 ? t('sheet.rest', { count: f.count(rest), sales: f.money(restSalesFen) }) : '',
  };
}
