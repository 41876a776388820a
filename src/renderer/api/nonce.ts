/**
 * The nonce of this load of the page, for libraries that make style elements: Mantine's `getStyleNonce`, AG Grid's
 * `styleNonce`. Vite writes the meta element, the host puts the value in.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
