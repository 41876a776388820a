import { createHash } from 'node:crypto';
import { drawBars } from '../chart/bar-chart.ts';
import { chartText } from '../chart/chart-text.ts';
import type { Block, PackDocument, Page, Placed, TableBlock } from '../page.ts';
import { escapeMarkup as e } from '../plain-text.ts';
import { wordsOf } from '../words.ts';
import { styleSheet } from './html-style.ts';
import { svgOf } from './svg.ts';

/**
 * One file that asks for nothing: styles and pictures within, no script. Its own content policy (styles by their digest)
 * makes sure of that whatever the names in it say.
 */
export async function htmlOf(
  document: PackDocument,
  turn: () => Promise<void> = async () => {},
): Promise<string> {
  const { t } = wordsOf(document.language);
  const style = styleSheet(document.size);
  const digest = createHash('sha256').update(style).digest('base64');
  const sections: string[] = [];
  for (const page of document.pages) {
    sections.push(pageOf(page));
    await turn();
  }
  const inner = document.pages.filter(({ cover }) => !cover);
  return [
    '<!doctype html>',
    `<html lang="${document.language === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${e(document.title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<nav aria-label="${e(t('contents'))}"><ol>${inner.map(({ id, title }) => `<li><a href="#${e(id)}">${e(title)}</a></li>`).join('')}</ol></nav>`,
    '<main>',
    ...sections,
    '</main>',
    `<footer>${e(document.footer)}</footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function pageOf({ id, title, lead, cover, blocks }: Page): string {
  const head = cover ? '' : `<h1>${e(title)}</h1>${lead === '' ? '' : `<p class="lead">${e(lead)}</p>`}`;
  const rows = rowsOf(blocks).map((row) => {
    const whole = row.reduce((sum, { box }) => sum + box.width, 0);
    const cells = row.map(({ block, box }) => {
      const span = Math.max(1, Math.round((box.width / whole) * 12));
      return `<div class="span${span}">${blockOf(block, box)}</div>`;
    });
    return `<div class="row">${cells.join('')}</div>`;
  });
  return `<section id="${e(id)}"${cover ? ` class="cover" aria-label="${e(title)}"` : ''}>${head}${rows.join('\n')}</section>`;
}

/** Blocks that lie beside each other, from top to bottom. */
function rowsOf(blocks: readonly Placed[]): Placed[][] {
  const rows: Placed[][] = [];
  for (const placed of [...blocks].sort((a, b) => a.box.y - b.box.y)) {
    const last = rows.at(-1);
    const first = last?.[0];
    if (last && first && placed.box.y < first.box.y + first.box.height / 2) last.push(placed);
    else rows.push([placed]);
  }
  return rows.map((row) => row.sort((a, b) => a.box.x - b.box.x));
}

function blockOf(block: Block, box: Placed['box']): string {
  switch (block.kind) {
    case 'text': {
      const heading = block.heading === '' ? '' : `<h2>${e(block.heading)}</h2>`;
      return `<div class="${block.boxed ? 'text boxed' : 'text'}">${heading}${lines(block.lines)}</div>`;
    }
    case 'cards':
      return `<dl class="cards">${block.cards
        .map(
          ({ label, value, note, tone }) =>
            `<div><dt>${e(label)}</dt><dd class="value ${tone}">${e(value)}</dd><dd class="note">${e(note)}</dd></div>`,
        )
        .join('')}</dl>`;
    case 'table':
      return tableOf(block);
    case 'picture':
      return figure(block.caption, svgOf(block.drawing, { standalone: false }));
    case 'chart': {
      const drawing = drawBars(block.chart, box.width, box.height - 18, chartText(block.alt, block.chart));
      return figure(block.caption, svgOf(drawing, { standalone: false }));
    }
    case 'sign':
      return tableOf(
        {
          kind: 'table',
          caption: '',
          columns: [block.labels.role, block.labels.name, block.labels.signature, block.labels.date].map(
            (title) => ({
              title,
              align: 'start',
              share: 1,
            }),
          ),
          rows: block.people.map(({ role, name }) => ({
            cells: [role, name, '', ''].map((text) => ({ text })),
          })),
          note: '',
        },
        'sign',
      );
  }
}

const figure = (caption: string, svg: string) =>
  `<figure>${caption === '' ? '' : `<figcaption>${e(caption)}</figcaption>`}${svg}</figure>`;

type Lines = Extract<Block, { kind: 'text' }>['lines'];

function lines(all: Lines): string {
  let html = '';
  let inList = false;
  for (const { text, style, tone } of all) {
    if ((style === 'bullet') !== inList) html += inList ? '</ul>' : '<ul>';
    inList = style === 'bullet';
    const tag = style === 'bullet' ? 'li' : style === 'title' ? 'h1' : 'p';
    html += `<${tag} class="${style} ${tone ?? 'plain'}">${e(text)}</${tag}>`;
  }
  return inList ? `${html}</ul>` : html;
}

function tableOf({ caption, columns, rows, note }: TableBlock, kind = 'table'): string {
  const at = (index: number) => (columns[index]?.align === 'end' ? ' class="end"' : '');
  const head = columns.map(({ title }, index) => `<th scope="col"${at(index)}>${e(title)}</th>`).join('');
  const body = rows.map(({ cells, strong }) => {
    const tds = cells.map(({ text, tone }, index) => {
      const classes = [columns[index]?.align === 'end' ? 'end' : '', tone ?? ''].filter(Boolean).join(' ');
      const attribute = classes === '' ? '' : ` class="${classes}"`;
      return index === 0 ? `<th scope="row"${attribute}>${e(text)}</th>` : `<td${attribute}>${e(text)}</td>`;
    });
    return `<tr${strong ? ' class="strong"' : ''}>${tds.join('')}</tr>`;
  });
  return [
    `<table class="${kind}">`,
    caption === '' ? '' : `<caption>${e(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead><tbody>${body.join('\n')}</tbody></table>`,
    note === '' ? '' : `<p class="small">${e(note)}</p>`,
  ].join('');
}
