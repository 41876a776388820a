/** Where Chromium thinks the page comes from, and what the program calls it. */
export const shownOrigin = 'https://bundle.app';
const pageOrigin = 'app://bundle';

export function toProgram(address: string): string {
  return address === shownOrigin || address.startsWith(`${shownOrigin}/`)
    ? pageOrigin + address.slice(shownOrigin.length)
    : address;
}

export function toChromium(address: string): string {
  return address === pageOrigin || address.startsWith(`${pageOrigin}/`)
    ? shownOrigin + address.slice(pageOrigin.length)
    : address;
}
