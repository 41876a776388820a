import type { SheetWords } from '../../../grid/panel/use-sheet-words.ts';
import type { SheetColumn } from '../../../grid/sheet.ts';

interface Hands {
  fromName: string;
  fromRep: string;
  toName: string;
  toRep: string;
  salesFen: number;
  potentialFen: number;
}

/** Who had it, who gets it, and the money that goes with it. */
export function handColumns<Row extends Hands>({ t, text, money }: SheetWords): SheetColumn<Row>[] {
  const none = t('grid:unassigned');
  const place = (name: string) => (name === '' ? none : name);
  return [
    text<Row>('fromRep', t('compare:fromRep'), ({ fromRep }) => fromRep, 96),
    text<Row>('toRep', t('compare:toRep'), ({ toRep }) => toRep, 96),
    text<Row>('fromName', t('compare:fromTerritory'), ({ fromName }) => place(fromName), 130),
    text<Row>('toName', t('compare:toTerritory'), ({ toName }) => place(toName), 130),
    money<Row>({ id: 'sales', header: t('grid:column.sales'), of: ({ salesFen }) => salesFen, sum: true }),
    money<Row>({
      id: 'potential',
      header: t('grid:column.potential'),
      of: ({ potentialFen }) => potentialFen,
      sum: true,
    }),
  ];
}
