/** Filled by the screens' own feature folder. */
export function QuotaScreen() {
  return null;
}
