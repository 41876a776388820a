/** Fen as yuan for documents: exact to the fen when printed. Null stays null. */
export function yuan(fen: number): number;
export function yuan(fen: number | null): number | null;
export function yuan(fen: number | null): number | null {
  return fen === null ? null : fen / 100;
}
