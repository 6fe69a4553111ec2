// Sample bodies of every schema of the documents' components, requests and responses, and which of them are valid.
//
//   node samples.mjs <folder for the result> <document>...
//
// For each document two files: NAME.json, the document with operations added that take and give all the schemas as
// properties of objects (so that each schema has a type that can be found), and NAME.samples.json, the valid samples.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import YAML from 'yaml';

const sampler = createRequire(import.meta.url)('openapi-sampler');
const perObject = 100;
const [out, ...files] = process.argv.slice(2);

for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const document = /\.ya?ml$/.test(file) ? YAML.parse(text, { merge: true, maxAliasCount: -1 }) : JSON.parse(text);
  const name = path.basename(file).replace(/\.(json|ya?ml)$/, '');
  const result = build(document);
  fs.writeFileSync(path.join(out, name + '.json'), JSON.stringify(result.document));
  fs.writeFileSync(path.join(out, name + '.samples.json'), JSON.stringify(result.samples));
}

function build(document) {
  const version2 = 'swagger' in document;
  const pointers = collect(document, version2);
  const validate = validator(document, version2);
  const rotations = [0, 1, 2].map(by => rotate(document, by));
  const schemas = [];
  const started = performance.now();
  const samples = { schemas: pointers.length, unusable: 0, made: 0, valid: 0, items: [] };
  for (const pointer of pointers) {
    // Some schemas take ajv or the sampler minutes; the rest of such a document is left out, and counted so.
    const check = performance.now() < started + 60_000 && validate(pointer);
    if (!check) {
      samples.unusable++;
      continue;
    }
    const index = schemas.push(pointer) - 1;
    for (const value of make(pointer, rotations)) {
      samples.made++;
      if (passes(check, value)) {
        samples.valid++;
        samples.items.push({ schema: pointer, object: Math.floor(index / perObject), property: 's' + index, value });
      }
    }
  }
  return { document: extend(document, version2, schemas), samples };
}

// A schema that includes itself can have ajv recur for ever.
function passes(check, value) {
  try {
    return check(JSON.parse(value));
  } catch {
    return false;
  }
}

// Pointers of the schemas: components, and what stands in operations and is no mere reference.
function collect(document, version2) {
  const pointers = Object.keys((version2 ? document.definitions : document.components?.schemas) ?? {})
    .map(key => (version2 ? '#/definitions/' : '#/components/schemas/') + escape(key));
  for (const [route, item] of Object.entries(document.paths ?? {})) {
    for (const [verb, operation] of Object.entries(item ?? {})) {
      if (!/^(get|put|post|delete|patch|options|head|query)$/.test(verb) || !operation) continue;
      const at = `#/paths/${escape(route)}/${verb}`;
      add(operation.requestBody?.content, at + '/requestBody/content');
      (operation.parameters ?? []).forEach((parameter, i) => {
        if (parameter?.in === 'body') one(parameter.schema, `${at}/parameters/${i}/schema`);
      });
      for (const [status, response] of Object.entries(operation.responses ?? {})) {
        add(response?.content, `${at}/responses/${escape(status)}/content`);
        one(response?.schema, `${at}/responses/${escape(status)}/schema`);
      }
    }
  }
  return pointers;

  function add(content, at) {
    for (const [type, media] of Object.entries(content ?? {})) {
      if (/json/.test(type)) one(media?.schema, `${at}/${escape(type)}/schema`);
    }
  }
  function one(schema, at) {
    if (schema && typeof schema === 'object' && !schema.$ref && schema.type !== 'file') pointers.push(at);
  }
}

function make(pointer, rotations) {
  const values = new Set();
  const until = performance.now() + 500;
  rotations.forEach((document, k) => {
    const schema = find(document, pointer);
    for (const options of [{}, { skipNonRequired: true }]) {
      if (performance.now() > until) return;
      try {
        const value = sampler.sample(schema, { quiet: true, maxSampleDepth: 5, ...options }, document);
        if (value === undefined || JSON.stringify(value).length > 200_000) continue;
        values.add(JSON.stringify(value));
        if (k === 0 && value && typeof value === 'object' && !Array.isArray(value)) {
          values.add(JSON.stringify({ ...value, 'x-unknown': { a: [1, null, 'x'] } }));
          for (const key of Object.keys(value).slice(0, 8)) values.add(JSON.stringify({ ...value, [key]: null }));
        }
      } catch {
        // The sampler gives up on some schemas; the others count.
      }
    }
  });
  return values;
}

// The sampler takes the first of several: another one comes first, everywhere.
function rotate(node, by) {
  if (Array.isArray(node)) return node.map(item => rotate(item, by));
  if (!node || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => {
    const turned = /^(oneOf|anyOf|enum)$/.test(key) && Array.isArray(value) && value.length > 1
      ? [...value.slice(by % value.length), ...value.slice(0, by % value.length)] : value;
    return [key, rotate(turned, by)];
  }));
}

function validator(document, version2) {
  const ajv = new Ajv2020({ strict: false, logger: false, validateSchema: false, allowUnionTypes: true });
  addFormats(ajv);
  for (const [format, min, max] of [['int8', -128, 127], ['uint8', 0, 255], ['int16', -32768, 32767],
    ['uint16', 0, 65535], ['uint32', 0, 4294967295]]) {
    ajv.addFormat(format, { type: 'number', validate: value => Number.isInteger(value) && value >= min && value <= max });
  }
  for (const format of ['uint64', 'unixtime', 'unix-time']) ajv.addFormat(format, { type: 'number', validate: () => true });
  const old = version2 || /^3\.0/.test(document.openapi);
  try {
    ajv.addSchema(toJsonSchema(document, old, '$'), 'document');
  } catch {
    return () => null;
  }
  return pointer => {
    try {
      return ajv.compile({ $ref: 'document' + pointer.split('/').map(encodeURIComponent).join('/').replace('%23', '#') });
    } catch {
      return null;
    }
  };
}

// OpenAPI 2.0 and 3.0 to JSON Schema; annotations that ajv reads differently go.
function toJsonSchema(node, old, key) {
  if (Array.isArray(node)) return node.map(item => toJsonSchema(item, old, ''));
  if (!node || typeof node !== 'object') return node;
  if (old && typeof node.$ref === 'string') return { $ref: node.$ref };
  const result = {};
  const names = key === 'properties' || key === 'definitions' || key === 'schemas' || key === 'patternProperties';
  for (const [name, value] of Object.entries(node)) {
    if (!names && /^(discriminator|example|examples|xml|externalDocs|default)$/.test(name)) continue;
    result[name] = !names && /^(enum|const|required)$/.test(name) ? value : toJsonSchema(value, old, name);
  }
  if (names) return result;
  if (typeof result.required === 'boolean') delete result.required;
  // No type depends on it, and some documents have patterns that backtrack for ever.
  delete result.pattern;
  if (result.type === 'file' || result.type === 'any') delete result.type;
  if (old) {
    for (const [flag, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']]) {
      if (result[flag] === true) { result[flag] = result[bound]; delete result[bound]; }
      if (typeof result[flag] === 'boolean') delete result[flag];
    }
    if (node.nullable === true || node['x-nullable'] === true) {
      if (Array.isArray(result.enum) && !result.enum.includes(null)) result.enum = [...result.enum, null];
      if (typeof result.type === 'string') result.type = [result.type, 'null'];
      else if (!result.type) return { anyOf: [{ type: 'null' }, result] };
    }
  }
  return result;
}

// Objects that have all the schemas as properties, in operations of their own.
function extend(document, version2, schemas) {
  const copy = structuredClone(document);
  const components = version2 ? (copy.definitions ??= {}) : ((copy.components ??= {}).schemas ??= {});
  const prefix = version2 ? '#/definitions/' : '#/components/schemas/';
  copy.paths ??= {};
  for (let object = 0; object * perObject < schemas.length; object++) {
    const name = 'RoundTripSamples' + object;
    components[name] = { type: 'object', properties: {} };
    schemas.slice(object * perObject, (object + 1) * perObject).forEach((pointer, i) => {
      components[name].properties['s' + (object * perObject + i)] = { $ref: pointer };
    });
    const schema = { $ref: prefix + name };
    copy.paths['/round-trip-samples/' + object] = {
      get: {
        operationId: 'roundTripSamples' + object,
        responses: {
          200: version2 ? { description: '', schema }
            : { description: '', content: { 'application/json': { schema } } },
        },
        ...(version2 ? { produces: ['application/json'] } : {}),
      },
    };
  }
  return copy;
}

function find(document, pointer) {
  return pointer.split('/').slice(1).reduce((node, key) => node[key.replace(/~1/g, '/').replace(/~0/g, '~')], document);
}

function escape(key) {
  return key.replace(/~/g, '~0').replace(/\//g, '~1');
}
