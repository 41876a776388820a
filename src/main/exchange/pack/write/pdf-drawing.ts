import type { Drawing, Mark } from '../drawing.ts';
import type { Box } from '../page.ts';

/** Draws a picture into a box, as large as fits, at its top left. */
export function drawDrawing(pdf: PDFKit.PDFDocument, drawing: Drawing, box: Box): void {
  const scale = Math.min(box.width / drawing.width, box.height / drawing.height);
  pdf.save();
  pdf.translate(box.x, box.y).scale(scale);
  pdf.rect(0, 0, drawing.width, drawing.height).clip();
  for (const mark of drawing.marks) drawMark(pdf, mark);
  pdf.restore();
}

function drawMark(pdf: PDFKit.PDFDocument, mark: Mark): void {
  if (mark.kind === 'text') {
    drawWords(pdf, mark);
    return;
  }
  const { fill, stroke, strokeWidth = 1 } = mark;
  const trace = () => {
    if (mark.kind === 'circle') pdf.circle(mark.x, mark.y, mark.radius);
    else for (const line of mark.lines) traceLine(pdf, line, mark.closed);
  };
  trace();
  if (stroke !== undefined) {
    pdf.lineWidth(strokeWidth).lineJoin('round');
    if (mark.kind === 'path' && mark.dash) pdf.dash(mark.dash[0] ?? 1, { space: mark.dash[1] ?? 1 });
    else pdf.undash();
  }
  if (fill !== undefined && stroke !== undefined) pdf.fillAndStroke(fill, stroke, 'even-odd');
  else if (fill !== undefined) pdf.fill(fill, 'even-odd');
  else if (stroke !== undefined) pdf.stroke(stroke);
}

function traceLine(pdf: PDFKit.PDFDocument, line: Float64Array, closed: boolean): void {
  for (let at = 0; at < line.length; at += 2) {
    if (at === 0) pdf.moveTo(line[0] ?? 0, line[1] ?? 0);
    else pdf.lineTo(line[at] ?? 0, line[at + 1] ?? 0);
  }
  if (closed) pdf.closePath();
}

function drawWords(pdf: PDFKit.PDFDocument, mark: Extract<Mark, { kind: 'text' }>): void {
  const { text, size, bold, anchor, fill, halo } = mark;
  pdf.font(bold ? 'bold' : 'regular').fontSize(size);
  const width = pdf.widthOfString(text);
  const x = mark.x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  // The line box is taller than the letters: their middle lies about 0.72 of the size below its top.
  const y = mark.y - size * 0.81;
  if (halo !== undefined) {
    pdf
      .undash()
      .lineJoin('round')
      .lineWidth(size * 0.28)
      .strokeColor(halo);
    pdf.text(text, x, y, { lineBreak: false, stroke: true, fill: false });
  }
  pdf.fillColor(fill).text(text, x, y, { lineBreak: false });
}
