/** The page's only address. Node gives custom schemes the origin "null", so scheme and host are compared. */
export const pageScheme = 'app';
export const pageHost = 'bundle';
export const pageOrigin = `${pageScheme}://${pageHost}`;

/** True for an address of our own page: exact scheme and host, no port, no credentials. Takes hostile text. */
export function isPageUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${pageScheme}:` && host === pageHost && username === '' && password === '';
}
