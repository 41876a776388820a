/** Filled by the screens' own feature folder. */
export function ImportWizard() {
  return null;
}
