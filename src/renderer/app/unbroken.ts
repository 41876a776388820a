/** A sentence whose figures stay in one line with the unit after them: 6 % is never a 6 at the end of one and a % on the next. */
export const unbroken = (text: string): string => text.replace(/(\d) (?=\S)/g, '$1\u00a0');
