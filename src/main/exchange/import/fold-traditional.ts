import hongKong from 'opencc-js/dict/HKVariantsRev';
import characters from 'opencc-js/dict/TSCharacters';

/** Variants in headings and names of counties that OpenCC leaves as they are. */
const variants = '仟 千|濬 浚|澂 澄';

let simplified: ReadonlyMap<string, string> | null = null;

/**
 * A text with its Traditional Chinese characters simplified, one for one, so that two spellings compare equal whichever each is
 * in: 臺州 → 台州, 銷售額 → 销售额. For comparing only: where one character stands for two (乾 of 乾县) the text may come out as
 * nobody writes it. Source: OpenCC's tables of characters (TSCharacters, HKVariantsRev), the first choice of each.
 */
export function foldTraditional(text: string): string {
  if (!/[\u3400-\u9fff]/.test(text)) return text;
  simplified ??= tableOf(characters, variants, hongKong);
  const table = simplified;
  return text.replace(/[\u3400-\u9fff]/g, (character) => table.get(character) ?? character);
}

/** Tables are `臺 台|蘇 苏|…`; what a later one leads to may be led on by those before it. */
function tableOf(...tables: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const table of tables)
    for (const entry of table.split('|')) {
      const [from = '', to = ''] = entry.split(' ');
      if (!found.has(from)) found.set(from, found.get(to) ?? to);
    }
  return found;
}
