import { type RefObject, useEffect, useRef } from 'react';
import type { Operation } from '../../../shared/contract/redraw.ts';
import { mapHandle } from '../../app/map-handle.ts';
import { unitsOf } from '../../app/territory-actions.ts';

/** The territories an operation is about; none for one on the whole map, and for a line, which was drawn where one looked. */
function territoriesOf(operation: Operation): number[] {
  if (operation.kind === 'assign' || operation.kind === 'splitLine' || operation.territoryId === null)
    return [];
  const { territoryId } = operation;
  if (operation.kind === 'merge') return [territoryId, operation.intoId];
  return operation.kind === 'swap' ? [territoryId, operation.withId] : [territoryId];
}

/** Brings what an operation is about into view beside its card, once, as soon as the card has its size. */
export function useInView(
  operation: Operation,
  card: RefObject<HTMLElement | null>,
  isWorkedOut: boolean,
): void {
  const shown = useRef('');
  useEffect(() => {
    const territories = territoriesOf(operation);
    const key = `${operation.kind} ${territories.join(' ')}`;
    if (!isWorkedOut || card.current === null || shown.current === key) return;
    shown.current = key;
    mapHandle()?.showBeside(territories.flatMap(unitsOf), card.current);
  }, [operation, card, isWorkedOut]);
}
