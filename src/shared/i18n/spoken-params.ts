type Params = Readonly<Record<string, string | number>>;
/** Looks up `namespace:key`. */
type Word = (key: string) => string;

/**
 * Parameters of an error with those that stand for words put into the language: `unit:fen*minutes/count` → 元·分钟/个,
 * `input:saturation.consumers` → the input's name on the form.
 */
export function spokenParams(word: Word, params: Params): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'string' ? spoken(word, value) : value,
    ]),
  );
}

function spoken(word: Word, value: string): string {
  if (value.startsWith('input:')) return word(`market:inputs.${value.slice(6)}`);
  if (!value.startsWith('unit:')) return value;
  const factor = (text: string) => {
    const [name, power] = text.split('^');
    const said = name === '1' ? '1' : word(`market:dimension.${name}`);
    return power === undefined ? said : `${said}^${power}`;
  };
  const [above = '', below] = value.slice(5).split('/');
  const side = (text: string) => text.split('*').map(factor).join('·');
  return below === undefined ? side(above) : `${side(above)}/${side(below)}`;
}
