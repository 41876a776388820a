const signs: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '【': '[',
  '】': ']',
  '、': ',',
};

/** Chinese and full-width punctuation in its plain form, letter for letter, so that places stay where they are. */
export function plainSigns(text: string): string {
  return text.replace(/[！-～　×÷−【】、]/g, (sign) => {
    const plain = signs[sign];
    return plain ?? (sign === '　' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  });
}
