const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '"': '"', '\\': '\\', '/': '/' };

/** Reads the `text` field of a JSON object while the object is still being written. */
export interface TextFieldReader {
  /** Takes the next piece of JSON; answers the field as far as it is known, or null when the piece added nothing to it. */
  push(piece: string): string | null;
}

interface OpenString {
  readonly role: 'key' | 'field' | 'other';
  text: string;
  /** What follows a backslash so far; null outside an escape. */
  escaped: string | null;
}

interface Position {
  readonly field: string;
  depth: number;
  expectsKey: boolean;
  key: string;
  value: string;
  open: OpenString | null;
}

/** Finds the field at the top level of the first object, wherever it stands; what comes before the object is passed over. */
export function textFieldReader(field = 'text'): TextFieldReader {
  const at: Position = { field, depth: 0, expectsKey: false, key: '', value: '', open: null };
  return {
    push(piece) {
      const before = at.value.length;
      for (const char of piece.split('')) {
        if (at.open) readString(at, at.open, char);
        else readStructure(at, char);
      }
      const text = withoutHalfCharacter(at.value);
      return at.value.length === before || text === '' ? null : text;
    },
  };
}

function readStructure(at: Position, char: string): void {
  if (at.depth === 0) {
    if (char === '{') enter(at);
    return;
  }
  if (char === '"') at.open = { role: roleOf(at), text: '', escaped: null };
  else if (char === '{' || char === '[') enter(at);
  else if (char === '}' || char === ']') at.depth -= 1;
  else if (char === ':') at.expectsKey = false;
  else if (char === ',') at.expectsKey = at.depth === 1;
}

function enter(at: Position): void {
  at.depth += 1;
  at.expectsKey = at.depth === 1;
}

function roleOf({ depth, expectsKey, key, field }: Position): OpenString['role'] {
  if (depth !== 1) return 'other';
  if (expectsKey) return 'key';
  return key === field ? 'field' : 'other';
}

function readString(at: Position, open: OpenString, char: string): void {
  if (open.escaped !== null) readEscape(open, open.escaped + char);
  else if (char === '\\') open.escaped = '';
  else if (char === '"') at.open = null;
  else open.text += char;
  if (open.role === 'field') at.value = open.text;
  if (open.role === 'key') at.key = open.text;
}

function readEscape(open: OpenString, escaped: string): void {
  const isUnicode = escaped.startsWith('u');
  const isWhole = !isUnicode || escaped.length === 5;
  open.escaped = isWhole ? null : escaped;
  if (!isWhole) return;
  open.text += isUnicode ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : (ESCAPES[escaped] ?? escaped);
}

/** An emoji may come as two `\u` escapes: its first half alone is no character. */
function withoutHalfCharacter(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
