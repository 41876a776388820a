import type { PackDocument } from '../page.ts';
import { ink, toneColour } from '../style.ts';
import { fontStack } from './svg.ts';

/** For the screen a quiet long page; printed, every section begins on a sheet of the document's shape. */
export function styleSheet({ width, height }: PackDocument['size']): string {
  const spans = Array.from({ length: 12 }, (_, at) => `.span${at + 1}{grid-column:span ${at + 1}}`).join('');
  const tones = Object.entries(toneColour)
    .map(([tone, colour]) => `.${tone}{color:${colour}}`)
    .join('');
  const wide = width > height;
  return `
*{box-sizing:border-box}
html{color-scheme:light}
body{margin:0;background:${ink.ground};color:${ink.text};font:15px/1.5 ${fontStack};font-variant-numeric:tabular-nums}
nav{max-width:1120px;margin:0 auto;padding:16px 24px 0;font-size:13px}
nav ol{display:flex;flex-wrap:wrap;gap:4px 18px;margin:0;padding:0;list-style:none}
nav a{color:${ink.accent}}
a:focus-visible{outline:2px solid ${ink.accent};outline-offset:2px}
main{max-width:${wide ? 1120 : 860}px;margin:0 auto;padding:16px 24px}
section{background:${ink.paper};border:1px solid ${ink.line};border-radius:6px;margin:0 0 20px;padding:28px 32px}
section.cover .row{align-items:center}
h1{font-size:24px;line-height:1.3;margin:0 0 6px;color:${ink.accent}}
h1.title{font-size:38px}
h2{font-size:14px;margin:0 0 6px;color:${ink.accent}}
.lead{margin:0 0 16px;color:${ink.quiet}}
.subtitle{font-size:20px}
.small{font-size:12.5px;color:${ink.quiet};margin:6px 0}
p{margin:0 0 8px}
ul{margin:0;padding-left:20px}
li{margin:0 0 5px}
.boxed{background:${ink.accentSoft};border-left:4px solid ${ink.accent};padding:14px 18px}
.row{display:grid;grid-template-columns:repeat(12,minmax(0,1fr));gap:24px;margin:0 0 18px}
${spans}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px;margin:0}
.cards>div{border:1px solid ${ink.line};border-radius:4px;padding:10px 12px}
.cards dt{font-size:12.5px;color:${ink.quiet}}
.cards dd{margin:0}
.value{font-size:24px;font-weight:600;line-height:1.3}
.note{font-size:12.5px;color:${ink.quiet}}
figure{margin:0}
figcaption,caption{font-weight:600;font-size:13.5px;text-align:left;padding:0 0 6px}
svg{display:block;width:100%;height:auto}
table{width:100%;border-collapse:collapse;font-size:13px}
thead th{font-weight:600;color:${ink.quiet};border-bottom:1.5px solid ${ink.accent};vertical-align:bottom}
th,td{text-align:left;padding:5px 8px;border-bottom:1px solid ${ink.line};font-weight:400;vertical-align:top}
.end{text-align:right;white-space:nowrap}
tr.strong th,tr.strong td{font-weight:600;border-top:1.5px solid ${ink.quiet}}
table.sign td,table.sign th{height:52px;vertical-align:bottom}
footer{max-width:1120px;margin:0 auto;padding:0 24px 24px;font-size:12px;color:${ink.quiet}}
${tones}
@media (max-width:760px){.row{grid-template-columns:1fr}.row>div{grid-column:auto}section{padding:18px 14px;overflow-x:auto}}
@media print{
@page{size:A4 ${wide ? 'landscape' : 'portrait'};margin:10mm}
body{background:${ink.paper};font-size:${wide ? 11 : 10}px}
nav{display:none}
main,section{max-width:none;margin:0;padding:0;border:0}
section{break-before:page}
section:first-child{break-before:auto}
h1{font-size:19px}
tr,figure,.boxed,.cards>div{break-inside:avoid}
table{font-size:${wide ? 10 : 9}px}
th,td{padding:2.5px 6px}
svg{max-height:165mm}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
}
