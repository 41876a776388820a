// Preloaded into the browser host: whatever it asks of the network goes to the file BAILIWICK_OUTGOING, one line each.
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const note = (what) => appendFileSync(process.env.BAILIWICK_OUTGOING, `${what}\n`);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...given) {
  note(`connect ${JSON.stringify(given[0])}`);
  return connect.apply(this, given);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  const original = dns[name];
  dns[name] = (...given) => {
    // the host's own name, to listen on
    if (given[0] !== '127.0.0.1') note(`${name} ${given[0]}`);
    return original(...given);
  };
}
const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function (...given) {
  note('datagram');
  return send.apply(this, given);
};
