import resource from './county-codes.json' with { type: 'json' };

/**
 * Counties of China with their GB/T 2260 codes, and what followed the codes given up. Made by scripts/county-codes from three
 * npm packages (docs/adr/0006-county-codes.md); parsed once, when first asked.
 */
export interface County {
  code: string;
  name: string;
  /** Last known name of its prefecture, '' where counties stand directly below a province. */
  city: string;
  province: string;
  /** Last year in which the list had the code; null for those of today. */
  until: number | null;
}

interface CountyCodes {
  counties: ReadonlyMap<string, County>;
  /** Codes that took over (part of) a county's land, the largest part first. */
  after: ReadonlyMap<string, readonly string[]>;
  before: ReadonlyMap<string, readonly string[]>;
  /** Names given up while the code stayed. */
  formerNames: readonly { code: string; name: string }[];
}

/** First and last year the lists cover. */
export const coveredYears = { from: resource.from, to: resource.to } as const;

/** 重庆's counties stand below no prefecture: the municipality is their city. */
const municipality = (province: string): string => (province.endsWith('市') ? province : '');

let parsed: CountyCodes | null = null;

export function countyCodes(): CountyCodes {
  parsed ??= parse();
  return parsed;
}

const split = (line: string): string[] => line.split(',');

function parse(): CountyCodes {
  const provinces = new Map(resource.provinces.map((line) => split(line) as [string, string]));
  const prefectures = new Map(resource.prefectures.map((line) => split(line) as [string, string]));
  const counties = new Map<string, County>();
  const after = new Map<string, string[]>();
  const before = new Map<string, string[]>();
  const add = (code: string, name: string, until: number | null) =>
    counties.set(code, {
      code,
      name,
      city: prefectures.get(code.slice(0, 4)) ?? municipality(provinces.get(code.slice(0, 2)) ?? ''),
      province: provinces.get(code.slice(0, 2)) ?? '',
      until,
    });
  const follow = (old: string, next: string) => {
    after.set(old, [...(after.get(old) ?? []), next]);
    before.set(next, [...(before.get(next) ?? []), old]);
  };
  for (const line of resource.present) {
    const [code = '', name = ''] = split(line);
    add(code, name, null);
  }
  for (const line of resource.former) {
    const [code = '', name = '', until = '', next = ''] = split(line);
    add(code, name, Number(until));
    for (const one of next.split(' ')) follow(code, one);
  }
  for (const line of resource.ceded) {
    const [code = '', from = ''] = split(line);
    for (const one of from.split(' ')) follow(one, code);
  }
  const formerNames = resource.formerNames.map((line) => {
    const [code = '', name = ''] = split(line);
    return { code, name };
  });
  return { counties, after, before, formerNames };
}

/** The county's six digits of a code as sheets have it: with twelve or nine digits, spaces, full width; '' when it is none. */
export function countyCode(text: string): string {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s'"]/g, '')
    .replace(/\.0+$/, '');
  return /^[1-8]\d{5}(?:\d{3}|\d{6})?$/.test(digits) ? digits.slice(0, 6) : '';
}
