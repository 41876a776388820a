import { randomBytes } from 'node:crypto';

/** A fresh value for every load of the page; base64 without padding fits the header and the attribute. */
export function createNonce(): string {
  return randomBytes(18).toString('base64url');
}

/**
 * The page may load its own scripts, styles marked with the nonce (Mantine and AG Grid make style elements at run time), its
 * own workers and its own images; nothing inline, nothing evaluated, nothing from elsewhere. `connect` adds the browser
 * host's own socket.
 */
export function contentSecurityPolicy(nonce: string, connect: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...connect].join(' '),
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer, whatever it holds. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
