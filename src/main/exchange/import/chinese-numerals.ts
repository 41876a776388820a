const digits = '〇一二三四五六七八九';
const year = /(?<![一二三四五六七八九])[一二][〇零○◯o0一二三四五六七八九]{3}(?=\s*年)/gi;
const dayOrMonth = /([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=\s*[月日号號])/g;

/** 二〇二六年 → 2026年, whatever the nought was typed as; other text stays. */
export const arabicYears = (text: string): string =>
  text.replace(year, (word) => [...word].map((digit) => Math.max(0, digits.indexOf(digit))).join(''));

/** 八月三十一日 → 8月31日; other text stays. */
export const arabicDays = (text: string): string =>
  text.replace(dayOrMonth, (word) => {
    const [tens, ones] = word.includes('十') ? word.split('十') : [null, word];
    const ten = tens === null ? 0 : tens === '' ? 1 : digits.indexOf(tens ?? '');
    return String(10 * ten + (ones ? digits.indexOf(ones) : 0));
  });
