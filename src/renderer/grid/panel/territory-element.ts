import { territoryColour, unassignedColour } from '../../app/palette.ts';
import classes from './panel.module.css';

/** A territory's name with its colour, of either scheme, as an element: what `TerritoryCell` is where rows are few. */
export function territoryElement(name: string, colour: number | null, mark: string | null): Element {
  const cell = piece(classes.territory);
  const dot = piece(colour === null ? classes.hollowDot : classes.dot);
  for (const scheme of ['light', 'dark'] as const) {
    const shade = colour === null ? unassignedColour[scheme] : territoryColour(colour, scheme);
    dot.style.setProperty(`--dot-${scheme}`, colour === null ? 'transparent' : shade.solid);
    dot.style.setProperty(`--dot-line-${scheme}`, shade.line);
  }
  cell.append(dot, piece(classes.territoryName, name));
  if (mark !== null) cell.append(piece(classes.mark, mark));
  return cell;
}

function piece(name: string | undefined, text = ''): HTMLElement {
  const element = document.createElement('span');
  element.className = name ?? '';
  element.textContent = text;
  return element;
}
