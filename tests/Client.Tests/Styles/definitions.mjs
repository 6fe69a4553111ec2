// Every parameter definition that is tested, with its values.
const texts = ['blue', '', 'a b', 'ü😀', '100%', 'a,b;c', '[x]|y', 'a/b?c#d', ":@!$&'()*+=", '%41', '-._~', '"q"\\<>^`{}', '2001:db8::1'];
const arrays = [['blue', 'black', 'brown'], [], ['a'], ['a b', 'c,d', 'e&f=g'], ['', 'a'], ['ü', '100%', 'x|y'], ['a', '']];
const maps = [{ R: '100', G: '200', B: '150' }, {}, { 'a b': 'c d', 'e,f': 'g=h' }, { x: '' }, { ü: '[1]' }];
const types = {
  text: [{ type: 'string' }, texts],
  integer: [{ type: 'integer' }, [0, -5, 9007199254740991]],
  number: [{ type: 'number' }, [1.5, 0, 100]],
  boolean: [{ type: 'boolean' }, [true, false]],
  array: [{ type: 'array', items: { type: 'string' } }, arrays],
  integers: [{ type: 'array', items: { type: 'integer' } }, [[1, 2, 3]]],
  gaps: [{ type: 'array', items: { type: ['string', 'null'] } }, [['a', null, 'b'], [null]]],
  map: [{ type: 'object', additionalProperties: { type: 'string' } }, maps],
  object: [
    { type: 'object', properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: ['integer', 'null'] } } },
    [{ R: 100, G: 200, B: 150 }, { R: 100, B: null }],
  ],
};
const headerTexts = ['blue', 'a b', '100%', 'a,b;c', '[x]|y', 'a/b?c#d', ":@!$&'()*+=", '%41'];
const isPlain = (text) => /^[ -~]+$/.test(text) && !text.includes(',');
const headerValues = (type, values) => {
  switch (type) {
    case 'text': return headerTexts;
    case 'array': return values.filter((list) => list.every(isPlain));
    case 'map': return values.filter((map) => Object.entries(map).flat().every(isPlain));
    default: return values;
  }
};

export function* definitions() {
  yield* styled('3.1.1', 'path', ['simple', 'label', 'matrix'], [false]);
  yield* styled('3.1.1', 'query', ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'], [false, true]);
  yield* styled('3.1.1', 'header', ['simple'], [false]);
  yield* styled('3.1.1', 'cookie', ['form'], [false]);
  yield* styled('3.2.0', 'cookie', ['cookie'], [false]);
  yield* styled('3.2.0', 'cookie', ['form'], [true]);
  yield* styled('3.2.0', 'path', ['simple', 'label', 'matrix'], [true]);
  yield* contents();
  yield* names();
  yield* defaults();
  yield* collections();
}

function* styled(version, place, styles, reserved) {
  for (const style of styles) {
    for (const explode of style === 'deepObject' ? [true] : [false, true]) {
      for (const allowReserved of reserved) {
        for (const [type, [schema, values]] of Object.entries(types)) {
          if (!fits(style, type)) continue;
          const parameter = { name: 'color', in: place, required: place === 'path', style, explode, schema };
          if (allowReserved) parameter.allowReserved = true;
          const own = place === 'header' || style === 'cookie' ? headerValues(type, values) : values;
          const id = [place, style, type, explode ? 'explode' : '', allowReserved ? 'reserved' : ''].filter(Boolean).join('-');
          yield { id, version, parameter, values: place === 'path' ? own : [...own, null] };
        }
      }
    }
  }
}

// "Style Values": the delimited styles are for arrays and objects, deepObject is for objects.
function fits(style, type) {
  if (style === 'deepObject') return ['map', 'object'].includes(type);
  return !style.endsWith('Delimited') || ['array', 'integers', 'gaps', 'map', 'object'].includes(type);
}

function* contents() {
  const schema = { type: 'object', additionalProperties: {} };
  const values = [{ a: [1, 'b c'] }, {}, { 'k&': 'v=%' }];
  for (const place of ['path', 'query', 'header', 'cookie']) {
    const rest = { name: 'color', in: place, required: place === 'path' };
    yield {
      id: `${place}-content-json`, version: '3.1.1', values,
      parameter: { ...rest, content: { 'application/json': { schema } } },
    };
    yield {
      id: `${place}-content-text`, version: '3.1.1', values: place === 'path' || place === 'query' ? ['blue', 'a b', '"q"/ü'] : ['blue', '"q"; r=1'],
      parameter: { ...rest, content: { 'text/plain': { schema: { type: 'string' } } } },
    };
  }
  const whole = (media, schema) => ({ in: 'querystring', name: 'whole', content: { [media]: { schema } } });
  yield {
    id: 'querystring-form', version: '3.2.0', values: [{ foo: 'a + b', bar: 'true' }, { 'x y': '~*' }, {}, null],
    parameter: whole('application/x-www-form-urlencoded', { type: 'object', additionalProperties: { type: 'string' } }),
  };
  yield {
    id: 'querystring-json', version: '3.2.0', values: [{ numbers: [1, 2], flag: null }, null],
    parameter: whole('application/json', { type: 'object', additionalProperties: {} }),
  };
  yield {
    id: 'querystring-text', version: '3.2.0', values: ['$.a.b[1:1]', null],
    parameter: whole('application/jsonpath', { type: 'string' }),
  };
}

function* names() {
  const names = ['$filter', 'ids[]', 'a.b', 'a b', '❤️', 'page-size', 'x:y'];
  for (const [index, name] of names.entries()) {
    const schema = { type: 'array', items: { type: 'string' } };
    for (const explode of [true, false]) {
      yield {
        id: `query-name-${index}-${explode}`, version: '3.1.1', values: [['1', '2']],
        parameter: { name, in: 'query', style: 'form', explode, schema },
      };
    }
  }
}

// What is not said has the defaults of its place.
function* defaults() {
  for (const place of ['path', 'query', 'header', 'cookie']) {
    for (const type of ['array', 'object']) {
      const [schema, values] = types[type];
      yield {
        id: `${place}-default-${type}`, version: '3.1.1', values: values.slice(0, 1),
        parameter: { name: 'color', in: place, required: place === 'path', schema },
      };
    }
  }
  for (const style of ['matrix', 'label', 'spaceDelimited', 'pipeDelimited', 'deepObject']) {
    const place = ['matrix', 'label'].includes(style) ? 'path' : 'query';
    const [schema, values] = types.object;
    yield {
      id: `${place}-${style}-default`, version: '3.1.1', values: values.slice(0, 1),
      parameter: { name: 'color', in: place, required: place === 'path', style, schema },
    };
  }
}

// OpenAPI 2.0.
function* collections() {
  for (const place of ['path', 'query', 'header', 'formData']) {
    for (const collectionFormat of [undefined, 'csv', 'ssv', 'tsv', 'pipes', 'multi']) {
      if (collectionFormat === 'multi' && !['query', 'formData'].includes(place)) continue;
      const parameter = { name: 'color', in: place, required: place === 'path', type: 'array', items: { type: 'string' } };
      if (collectionFormat) parameter.collectionFormat = collectionFormat;
      const values = [['blue', 'black', 'brown'], ['a']];
      if (place !== 'header') values.push(['a b', 'c/d', 'e&f=g']);
      yield { id: `v2-${place}-${collectionFormat ?? 'none'}`, version: '2.0', parameter, values };
    }
    yield* nested(place);
    const text = { name: 'color', in: place, required: place === 'path', type: 'string' };
    yield { id: `v2-${place}-text`, version: '2.0', parameter: text, values: place === 'header' ? ['a b'] : ['a b/c', 'ü'] };
  }
}

// "Items Object": an array within an array has a separator of its own.
function* nested(place) {
  const letters = { type: 'array', items: { type: 'string' } };
  const common = { name: 'color', in: place, required: place === 'path', type: 'array' };
  const values = [[['a', 'b'], ['c']], [['a']]];
  for (const inner of [undefined, 'csv', 'ssv', 'tsv', 'pipes']) {
    for (const collectionFormat of ['csv', 'pipes', 'multi']) {
      if (collectionFormat === 'multi' && !['query', 'formData'].includes(place)) continue;
      const items = inner ? { ...letters, collectionFormat: inner } : letters;
      const own = place === 'header' ? values : [...values, [['a b', 'c/d'], [], ['ü', '']]];
      yield {
        id: `v2-${place}-${collectionFormat}-of-${inner ?? 'none'}`, version: '2.0', values: own,
        parameter: { ...common, collectionFormat, items },
      };
    }
  }
  const items = { type: 'array', collectionFormat: 'ssv', items: { ...letters, collectionFormat: 'pipes' } };
  yield {
    id: `v2-${place}-csv-of-ssv-of-pipes`, version: '2.0', values: [[[['a', 'b'], ['c']], [['d']]]],
    parameter: { ...common, items },
  };
}
