import { fitTo } from '../text-width.ts';

export interface TextLook {
  x: number;
  y: number;
  width: number;
  size: number;
  colour: string;
  bold?: boolean;
  align?: 'start' | 'middle' | 'end';
}

function use(pdf: PDFKit.PDFDocument, { size, bold, colour }: TextLook): void {
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(colour);
}

/** One line, cut to its width with an ellipsis; `y` is its top. */
export function writeLine(pdf: PDFKit.PDFDocument, text: string, look: TextLook): void {
  use(pdf, look);
  const shown = fitTo(text, look.width, (part) => pdf.widthOfString(part));
  const free = look.width - pdf.widthOfString(shown);
  const { align = 'start' } = look;
  const x = look.x + (align === 'end' ? free : align === 'middle' ? free / 2 : 0);
  pdf.text(shown, x, look.y, { lineBreak: false });
}

/** As many lines as fit the height; answers the height taken. */
export function writeText(
  pdf: PDFKit.PDFDocument,
  text: string,
  look: TextLook & { height: number },
): number {
  use(pdf, look);
  const options = { width: look.width, height: look.height, ellipsis: '…', lineGap: look.size * 0.12 };
  const needed = pdf.heightOfString(text, { width: look.width, lineGap: look.size * 0.12 });
  pdf.text(text, look.x, look.y, options);
  return Math.min(needed, look.height);
}

export const lineHeight = (pdf: PDFKit.PDFDocument, size: number, bold = false): number =>
  pdf
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .currentLineHeight();
