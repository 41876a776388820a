/**
 * Walks well-formed XML that arrives in pieces: what a workbook part or a KML file needs, and nothing a hostile one could use.
 * Document types are refused, so there are no entities but the five of XML itself and character references.
 */
export interface XmlHandler {
  /** `name` without its prefix; `attribute` answers the value of one by its name without prefix, or undefined. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  /** Text between tags, in pieces, decoded. Asked for only while `wantsText` answers true. */
  text(text: string): void;
  wantsText(): boolean;
}

export interface XmlScanner {
  write(chunk: string): void;
  /** Text not walked yet. */
  pending(): string;
  /** Throws when elements are still open. */
  end(): void;
}

/** Deeper than any document of ours. */
const deepest = 200;

export class XmlError extends Error {
  /** A document type was met: the door of entity bombs and of files fetched from elsewhere. */
  readonly isDoctype: boolean;

  constructor(message: string, isDoctype = false) {
    super(message);
    this.isDoctype = isDoctype;
  }
}

export function createXmlScanner(handler: XmlHandler): XmlScanner {
  let rest = '';
  const path: string[] = [];
  /** The same names with their prefixes, as they must be closed. */
  const written: string[] = [];

  const tag = (source: string) => {
    const closes = source.charCodeAt(0) === 47;
    if (closes) {
      const name = local(source.slice(1).trimEnd());
      written.pop();
      if (path.pop() !== name) throw new XmlError(`</${name}> closes another element`);
      handler.close(name);
      return;
    }
    const empty = source.charCodeAt(source.length - 1) === 47;
    const end = nameEnd(source);
    const whole = source.slice(0, end);
    const name = local(whole);
    if (name === '') throw new XmlError('a tag without a name');
    if (path.length >= deepest) throw new XmlError('too deep');
    handler.open(name, (wanted) => attributeOf(source, end, wanted));
    if (empty) handler.close(name);
    else {
      path.push(name);
      written.push(whole);
    }
  };

  return {
    write(chunk) {
      const text = rest + chunk;
      let at = 0;
      for (;;) {
        const start = text.indexOf('<', at);
        if (start < 0) {
          // An entity may be cut by the end of the piece.
          const safe = Math.max(at, entityStart(text, at));
          if (safe > at && handler.wantsText()) handler.text(decode(text.slice(at, safe)));
          at = safe;
          break;
        }
        if (start > at && handler.wantsText()) handler.text(decode(text.slice(at, start)));
        at = start;
        if (text.charCodeAt(start + 1) === 33) {
          const done = special(text, start, handler);
          if (done < 0) break;
          at = done;
          continue;
        }
        if (text.charCodeAt(start + 1) === 47) {
          // Nearly every closing tag is just the one that is due.
          const due = written[written.length - 1];
          if (due !== undefined && text.startsWith(due, start + 2)) {
            const after = start + 2 + due.length;
            if (text.charCodeAt(after) === 62) {
              written.pop();
              handler.close(path.pop() as string);
              at = after + 1;
              continue;
            }
          }
        }
        const end = tagEnd(text, start);
        if (end < 0) break;
        if (text.charCodeAt(start + 1) !== 63) tag(text.slice(start + 1, end));
        at = end + 1;
      }
      rest = text.slice(at);
      if (rest.length > longestTag) throw new XmlError('a tag that does not end');
    },
    pending: () => rest,
    end() {
      if (path.length > 0 || rest.trim() !== '') throw new XmlError('ends before its elements do');
    },
  };
}

const longestTag = 4 * 1024 * 1024;

/** Comments and CDATA; answers where they end, -1 when that is yet to come. Throws for a document type. */
function special(text: string, start: number, handler: XmlHandler): number {
  if (text.startsWith('<!--', start)) {
    const end = text.indexOf('-->', start + 4);
    return end < 0 ? -1 : end + 3;
  }
  if (text.startsWith('<![CDATA[', start)) {
    const end = text.indexOf(']]>', start + 9);
    if (end < 0) return -1;
    if (handler.wantsText()) handler.text(text.slice(start + 9, end));
    return end + 3;
  }
  if (text.length - start < 9) return -1;
  throw new XmlError('document types are refused', true);
}

/** Where the tag ends; a `>` inside a quoted value does not end it. -1 when its end is yet to come. */
function tagEnd(text: string, start: number): number {
  let open = 0;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (open !== 0) {
      if (code === open) open = 0;
    } else if (code === 62) return at;
    else if (code === 34 || code === 39) open = code;
  }
  return -1;
}

function nameEnd(source: string): number {
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code <= 32 || code === 47) return at;
  }
  return source.length;
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function attributeOf(source: string, from: number, wanted: string): string | undefined {
  for (let at = source.indexOf(wanted, from); at >= 0; at = source.indexOf(wanted, at + 1)) {
    const before = source.charCodeAt(at - 1);
    if (before > 32 && before !== 58) continue;
    let next = at + wanted.length;
    while (source.charCodeAt(next) <= 32) next++;
    if (source.charCodeAt(next) !== 61) continue;
    next++;
    while (source.charCodeAt(next) <= 32) next++;
    const quote = source[next];
    if (quote !== '"' && quote !== "'") continue;
    const end = source.indexOf(quote, next + 1);
    return end < 0 ? undefined : decode(source.slice(next + 1, end));
  }
  return undefined;
}

function entityStart(text: string, from: number): number {
  const start = text.lastIndexOf('&');
  if (start < from || text.length - start > 12 || text.indexOf(';', start) >= 0) return text.length;
  return start;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character references and the five entities; others stay as they are. */
export function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, digits, word) => {
      if (word) return named[String(word).toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(digits);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
