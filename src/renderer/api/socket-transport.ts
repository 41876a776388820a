import { RPCLink } from '@orpc/client/message-port';
import { sessionProtocol, sessionReplaced } from '../../shared/session.ts';
import { receiving } from '../../shared/wire/codecs.ts';
import { authorization, sessionToken } from './session-token.ts';
import { portOf } from './socket-port.ts';
import type { Ending, OpenLink, Transport } from './transport.ts';

/** Browser host: a socket to where the page came from, with the token as its sub-protocol. */
export const openSocket: Transport = () => {
  const token = sessionToken();
  if (token === '') return Promise.resolve<Ending>('refused');
  const socket = new WebSocket(`ws://${window.location.host}/rpc`, [sessionProtocol, token]);
  const link = new RPCLink({ port: portOf(socket), customJsonSerializers: receiving });
  return new Promise<OpenLink | Ending>((resolve) => {
    const ended = new Promise<Ending>((end) => {
      socket.addEventListener('close', async (event) => {
        const ending = event.code === sessionReplaced ? 'replaced' : await whyClosed();
        end(ending);
        // No effect once the socket has been open.
        resolve(ending);
      });
    });
    socket.addEventListener('open', () => resolve({ link, ended }));
  });
};

/** A page can't see why its socket was turned away, but it can ask over HTTP. */
async function whyClosed(): Promise<Ending> {
  try {
    const answer = await fetch('/session', { headers: authorization() });
    return answer.status === 401 ? 'refused' : 'lost';
  } catch {
    return 'lost';
  }
}
