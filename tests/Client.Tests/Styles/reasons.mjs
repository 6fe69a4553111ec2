// Why a row's expected text is not what a source says. Each reason covers one class of differences and no other.
const sameDecoded = (one, other) => {
  try {
    return decodeURIComponent(one) === decodeURIComponent(other);
  } catch {
    return false;
  }
};
const isEmpty = (value) => value !== null && typeof value === 'object' && Object.keys(value).length === 0;
const isGapped = (value) => value !== null && typeof value === 'object' && Object.values(value).includes(null);
const hasEmptyText = (value) => value === '' || (value !== null && typeof value === 'object' && Object.values(value).includes(''));

const reasons = [
  {
    why: 'OpenAPI 2.0 "Items Object": an array within an array has the "collectionFormat" of its items.',
    holds: ({ source, parameter }) => source === 'swaggerClient' && parameter.items?.items,
  },
  {
    why: 'Refused before sending: the value would leave an empty, "." or ".." segment and so name another resource.',
    holds: ({ expected }) => expected === null,
  },
  {
    why: 'RFC 6570 2.3 and OpenAPI 3.1.1 "Style Examples": a list or object without defined members is undefined, so nothing is sent (appendix C, "Undefined Values").',
    holds: ({ value, expected }) => expected === '' && (isEmpty(value) || (isGapped(value) && Object.values(value).every((item) => item === null))),
  },
  {
    why: 'RFC 6570 2.3: undefined members of a list or object are ignored.',
    holds: ({ value }) => isGapped(value),
  },
  {
    why: 'OpenAPI 3.1.1 "Style Examples": label without explode joins by commas (.blue,black,brown).',
    holds: ({ source, parameter, value }) => source === 'swaggerClient' && parameter.style === 'label' && !parameter.explode && typeof value === 'object',
  },
  {
    why: 'RFC 6570 3.2.1 and 3.2.7: after a name, an empty value is written without an equals sign (ifemp).',
    holds: ({ parameter, value }) => parameter.style === 'matrix' && hasEmptyText(value),
  },
  {
    why: 'RFC 6570 2.3 and OpenAPI 3.1.1 "Style Examples": the empty string is not undefined; form gives color=.',
    holds: ({ source, parameter, value, text }) => source === 'swaggerClient' && parameter.in === 'query' && value === '' && text === '',
  },
  {
    why: 'RFC 6570 3.2.1: names of an object are percent-encoded like its values.',
    holds: ({ source, parameter, value, expected, text }) => source === 'swaggerClient' && parameter.in === 'path' && typeof value === 'object'
      && sameDecoded(text, expected),
  },
  {
    why: 'OpenAPI 3.1.1 "allowReserved": [, ] and # are not allowed in a query (RFC 3986 3.4) and are percent-encoded by any tooling; a percent-encoded triple passes unchanged.',
    holds: ({ source, parameter, text, expected, value }) => source === 'swaggerClient' && parameter.allowReserved
      && (text.replaceAll('[', '%5B').replaceAll(']', '%5D').replaceAll('#', '%23') === expected || JSON.stringify(value).includes('%41')),
  },
  {
    why: 'OpenAPI 3.1.1 "Style Examples": names and values of an object are separated by the style\'s delimiter.',
    holds: ({ source, parameter, value }) => source === 'swaggerClient' && /Delimited$/.test(parameter.style ?? '') && !Array.isArray(value),
  },
  {
    why: 'OpenAPI 3.1.1 "deepObject": brackets and names are percent-encoded (appendix E).',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.style === 'deepObject'
      && sameDecoded(text, expected),
  },
  {
    why: 'OpenAPI 3.1.1 "Style Examples": the bar is percent-encoded (RFC 3986; appendix E).',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.style === 'pipeDelimited'
      && text.replaceAll('|', '%7C') === expected,
  },
  {
    why: 'A percent sign must be percent-encoded, or the reader decodes something else (RFC 3986 2.4).',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.in === 'cookie'
      && expected.includes('%25') && text.includes('%'),
  },
  {
    why: 'application/x-www-form-urlencoded writes a space as + (OpenAPI 2.0 "consumes"; WHATWG URL 5.2).',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.in === 'formData'
      && text.replaceAll('%20', '+') === expected,
  },
  {
    why: 'OpenAPI 3.2.0, cookie example "Hello%2C%20world%21": form style percent-encodes all but unreserved characters.',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.in === 'cookie'
      && sameDecoded(text, expected),
  },
  {
    why: 'OpenAPI 3.1.1 appendix D: a text/plain cookie or header is assembled by the caller and sent as it is.',
    holds: ({ source, parameter }) => source === 'swaggerClient' && parameter.content?.['text/plain'] && ['cookie', 'header'].includes(parameter.in),
  },
  {
    why: 'OpenAPI 3.1.1 appendix C: the name of a parameter is percent-encoded.',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.name !== 'color'
      && sameDecoded(text, expected),
  },
  {
    why: 'OpenAPI 2.0 "collectionFormat" of path and header parameters; spaces, tabs and bars are percent-encoded in a URI.',
    holds: ({ source, parameter, text, expected }) => source === 'swaggerClient' && parameter.collectionFormat
      && (['path', 'header'].includes(parameter.in) || sameDecoded(text, expected)),
  },
  {
    why: 'OpenAPI 3.1.1 "Style Examples": the properties of an object are written out; a cookie has its name.',
    holds: ({ source, parameter, text }) => source === 'swaggerClient' && text === undefined && parameter.in !== 'path',
  },
];

export function reasonAgainst(source, definition, value, text, expected) {
  const difference = { source, parameter: definition.parameter, value, text, expected };
  return reasons.find((reason) => reason.holds(difference))?.why;
}
