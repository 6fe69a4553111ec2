// What OpenAPI 3.0.4, 3.1.1 and 3.2.0 say a value becomes. Sections are named where a rule is not RFC 6570's.
const encoder = new TextEncoder();
const percent = (character) => [...encoder.encode(character)]
  .map((octet) => '%' + octet.toString(16).toUpperCase().padStart(2, '0')).join('');
const escape = (keep) => (text) => String(text).replace(/%[0-9A-Fa-f]{2}|[\s\S]/gu, (piece) => {
  if (piece.length === 3 && piece[0] === '%') return keep.triplets ? piece : percent('%') + piece.slice(1);
  return keep.characters.includes(piece) ? piece : percent(piece);
});
const unreserved = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~';
const strict = escape({ characters: unreserved });
// RFC 6570 section 3.2.3, without what the destination does not allow ("Parameter Object", allowReserved).
const reservedQuery = escape({ characters: unreserved + ":/?@!$&'()*+,;=", triplets: true });
const reservedPath = escape({ characters: unreserved + ":/@!$&'()*+,;=", triplets: true });
const reservedCookie = escape({ characters: unreserved + ":/?#[]@!$&'()*+=", triplets: true });
const form = (text) => escape({ characters: unreserved.replace('~', '') + '* ' })(text).replaceAll(' ', '+');
const asIs = (text) => String(text);
const isDefinedValue = (value) => value !== null && value !== undefined;

// Text that stands for the value; null where sending is refused.
export function expand(definition, value) {
  const { parameter } = definition;
  const text = definition.version === '2.0' ? collection(parameter, value)
    : parameter.content ? content(parameter, value) : styled(parameter, value);
  // A path value must leave a segment that names something.
  return parameter.in === 'path' && ['', '.', '..'].includes(text) ? null : text;
}

export function isDefined({ parameter, version }, value) {
  if (parameter.in === 'cookie' && parameter.style !== 'cookie' && parameter.schema) {
    // Appendix D: a form-styled cookie is defined for one value only.
    return parameter.schema.type !== 'array' && parameter.schema.type !== 'object';
  }
  // "Style Examples": n/a.
  if (parameter.style?.endsWith('Delimited') && parameter.explode) return false;
  // OpenAPI 2.0 does not say how what separates is told from what is separated.
  if (version === '2.0' && Array.isArray(value) && value.flat(9).some((item) => /[^a-z]/.test(item))) return false;
  return true;
}

function content({ in: place, name, content }, value) {
  if (value === null) return '';
  const [media] = Object.keys(content);
  if (media === 'application/x-www-form-urlencoded') {
    return Object.entries(value).map(([key, item]) => `${form(key)}=${form(item)}`).join('&');
  }
  const text = media === 'application/json' ? JSON.stringify(value) : String(value);
  switch (place) {
    case 'header': return text;
    case 'path': case 'querystring': return strict(text);
    case 'cookie': return media === 'text/plain' ? `${name}=${text}` : `${name}=${strict(text)}`;
    default: return `${strict(name)}=${strict(text)}`;
  }
}

function styled({ in: place, name, style, explode, allowReserved, schema }, value) {
  style ??= { path: 'simple', header: 'simple', query: 'form', cookie: 'form' }[place];
  explode ??= ['form', 'cookie', 'deepObject'].includes(style);
  const encode = place === 'header' || style === 'cookie' ? asIs
    : !allowReserved ? strict
    : { path: reservedPath, query: reservedQuery, cookie: reservedCookie }[place];
  const syntax = {
    simple: { lead: '', between: ',', join: ',' },
    label: { lead: '.', between: '.', join: ',' },
    matrix: { lead: ';', between: ';', join: ',', named: true, bare: true },
    form: { lead: '', between: place === 'cookie' ? '; ' : '&', join: ',', named: true },
    cookie: { lead: '', between: '; ', join: ',', named: true },
    spaceDelimited: { lead: '', between: '&', join: '%20', named: true },
    pipeDelimited: { lead: '', between: '&', join: '%7C', named: true },
    deepObject: { lead: '', between: '&', deep: true },
  }[style];
  const key = place === 'cookie' || place === 'header' ? name : strict(name);
  return syntaxed(syntax, key, encode, explode, place, value);
}

// RFC 6570 section 3.2.1, with OpenAPI's separators.
function syntaxed(syntax, name, encode, explode, place, value) {
  const pair = (key, item) => (item === '' && syntax.bare ? key : `${key}=${encode(item)}`);
  const nameOf = (key) => (encode === asIs ? key : encode(key));
  if (!isDefinedValue(value)) return '';
  if (Array.isArray(value)) {
    const items = value.filter(isDefinedValue);
    if (items.length === 0) return '';
    if (!explode) return syntax.lead + (syntax.named ? name + '=' : '') + items.map(encode).join(syntax.join);
    return syntax.lead + items.map((item) => (syntax.named ? pair(name, item) : encode(item))).join(syntax.between);
  }
  if (typeof value === 'object') {
    const entries = Object.entries(value).filter(([, item]) => isDefinedValue(item));
    if (entries.length === 0) return '';
    if (syntax.deep) return entries.map(([key, item]) => `${name}%5B${nameOf(key)}%5D=${encode(item)}`).join('&');
    if (explode) {
      return syntax.lead + entries
        .map(([key, item]) => (syntax.named ? pair(nameOf(key), item) : `${nameOf(key)}=${encode(item)}`))
        .join(syntax.between);
    }
    const list = entries.flatMap(([key, item]) => [nameOf(key), encode(item)]).join(syntax.join);
    return syntax.lead + (syntax.named ? name + '=' : '') + list;
  }
  return syntax.lead + (syntax.named ? pair(name, value) : encode(value));
}

// OpenAPI 2.0, "Parameter Object" and "Items Object", collectionFormat.
function collection({ in: place, name, collectionFormat, items }, value) {
  const encode = { header: asIs, formData: form }[place] ?? strict;
  const key = place === 'path' || place === 'header' ? '' : `${encode(name)}=`;
  if (!Array.isArray(value)) return key + encode(value);
  if (collectionFormat === 'multi') return value.map((item) => key + joined(items, item, encode)).join('&');
  return key + joined({ type: 'array', collectionFormat, items }, value, encode);
}

function joined({ collectionFormat, items }, value, encode) {
  if (!Array.isArray(value)) return encode(value);
  const separator = { ssv: ' ', tsv: '\t', pipes: '|' }[collectionFormat];
  return value.map((item) => joined(items, item, encode)).join(separator ? encode(separator) : ',');
}
