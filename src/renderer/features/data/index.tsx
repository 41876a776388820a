/** Filled by the screens' own feature folder. */
export function DataScreen() {
  return null;
}
