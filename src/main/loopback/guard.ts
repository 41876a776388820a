import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sessionProtocol } from '../../shared/session.ts';

/** Any page on this machine can reach a local port: who asks, from where, and for whom is checked on every request. */
export interface Guard {
  /** In the launch address, known to the person's own tab only. */
  readonly token: string;
  /** The request names this server and comes from its own page (or from no page at all). */
  isOurs(request: IncomingMessage): boolean;
  /** `Authorization: Bearer <token>`. */
  hasToken(request: IncomingMessage): boolean;
  /** `Sec-WebSocket-Protocol: bailiwick, <token>`. */
  hasTokenProtocol(request: IncomingMessage): boolean;
}

export function createGuard(port: () => number): Guard {
  const token = randomBytes(24).toString('base64url');
  const names = () => [`127.0.0.1:${port()}`, `localhost:${port()}`];
  const isToken = (given: string | undefined) => {
    const expected = Buffer.from(token);
    const actual = Buffer.from(given ?? '');
    return actual.length === expected.length && timingSafeEqual(actual, expected);
  };

  return {
    token,
    isOurs({ headers }) {
      if (!names().includes(headers.host ?? '')) return false;
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
      return headers.origin === undefined || names().some((name) => headers.origin === `http://${name}`);
    },
    hasToken: ({ headers }) => isToken(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]),
    hasTokenProtocol({ headers }) {
      const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
      return offered.length === 2 && offered[0] === sessionProtocol && isToken(offered[1]);
    },
  };
}
