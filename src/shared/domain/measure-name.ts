const unitWord =
  /元|人|户|亿|万|千|百|平方|公顷|km|㎡|m²|m2|\bha\b|hectare|sq|rmb|cny|yuan|¥|persons?|people|million|thousand|\b[kmb]n?\b/i;
const bracketed = /\s*[([{（【［]([^()[\]{}（）【】［］]*)[)\]}）】］]/g;
const trailing =
  /(?:[\s_]*(?:亿元|万元|千元|元|万人|万户|平方公里|平方千米|公顷)|[\s_]+(?:sq\s?)?km[2²]?|[\s_]*km[2²])$/i;

/** A heading without the unit it names, as figures are kept in the plan's own: `GDP(亿元)` → `GDP`, `area_km2` → `area`. */
export function withoutUnit(heading: string): string {
  const bare = heading
    .replace(bracketed, (whole, inside: string) => (unitWord.test(inside) ? '' : whole))
    .trim();
  const name = bare.replace(trailing, '').trim();
  return name || bare || heading.trim();
}

/** Whether the catalogue names a measure (`measures:<key>`): derived ones and those the import knows under any heading. Households share the key of people. */
export function isNamedByCatalogue(measure: { key: string; name: string; derived: boolean }): boolean {
  const { key, name, derived } = measure;
  return derived || key === 'area' || (key === 'population' && !/household|户/i.test(name));
}
