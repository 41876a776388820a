import { EventEmitter } from 'node:events';

/** Main's end of a port whose other end is in the page; `send` carries a message or (null) the closing to the page. */
export class MessagePortMain extends EventEmitter {
  started = false;
  closed = false;
  readonly #waiting: unknown[] = [];
  readonly #send: (data: unknown) => void;

  constructor(send: (data: unknown) => void) {
    super();
    this.#send = send;
  }

  start(): void {
    this.started = true;
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] });
  }
  postMessage(data: unknown): void {
    if (!this.closed) this.#send(data);
  }
  close(): void {
    if (this.closed) return;
    this.closed = true;
    this.#send(null);
    this.emit('close');
  }
  /** A message from the page; queued until the port is started, as Electron does. */
  receive(data: unknown): void {
    if (this.closed) return;
    if (this.started) this.emit('message', { data, ports: [] });
    else this.#waiting.push(data);
  }
  /** The page's end went away. */
  lose(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
}
