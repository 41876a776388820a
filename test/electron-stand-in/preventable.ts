/** An event the program may prevent, as Electron's own. */
export class Preventable {
  readonly url: string;
  isPrevented = false;

  constructor(url = '') {
    this.url = url;
  }
  preventDefault(): void {
    this.isPrevented = true;
  }
}
