// Makes rows.json and the documents specs/features/parameter-styles-*.json that Client.Tests generates clients from.
// Run once, when a value or a style is added: node make-rows.mjs. Needs npm, which gets the two packages below.
//
// A row says what a parameter definition and a value give on the wire, and who says so. `expected` is the
// specification's own rules (the functions in rules.mjs); it must equal what swagger-client and url-template (RFC 6570)
// give, or the row carries the reason from reasons.mjs why they are wrong. A difference without a reason stops the script.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { definitions } from './definitions.mjs';
import { expand, isDefined } from './rules.mjs';
import { reasonAgainst } from './reasons.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'styles-'));
writeFileSync(join(folder, 'package.json'), '{"private":true}');
execFileSync('npm', ['install', '--silent', 'swagger-client@3.37.3', 'url-template@3.1.1'], { cwd: folder, stdio: 'inherit' });
const require = createRequire(join(folder, 'package.json'));
const { default: SwaggerClient } = await import(pathToFileURL(require.resolve('swagger-client')));
const { parseTemplate } = await import(pathToFileURL(join(folder, 'node_modules/url-template/lib/url-template.js')));

const documents = {};
const rows = [];
const unexplained = [];
for (const definition of definitions()) {
  add(definition);
  for (const value of definition.values) {
    const expected = expand(definition, value);
    const says = { swaggerClient: bySwaggerClient(definition, value), rfc6570: byTemplate(definition, value) };
    const row = { operation: definition.id, value, expected, defined: isDefined(definition, value) };
    for (const [source, text] of Object.entries(says)) {
      if (text === undefined) continue;
      row[source] = text === expected ? true : text;
      if (text !== expected && row.defined) {
        const reason = reasonAgainst(source, definition, value, text, expected);
        if (!reason) unexplained.push(`${definition.id} ${JSON.stringify(value)}: expected ${expected}, ${source} ${text}`);
        row.why = row.why ?? reason;
      }
    }
    rows.push(row);
  }
}

if (unexplained.length > 0) throw new Error(`differences without a reason:\n${unexplained.join('\n')}`);
for (const [version, document] of Object.entries(documents)) {
  const file = join(here, '../../../specs/features', `parameter-styles-${version}.json`);
  writeFileSync(file, JSON.stringify(document, null, 1) + '\n');
}
writeFileSync(join(here, 'rows.json'), '[\n' + rows.map((row) => JSON.stringify(row)).join(',\n') + '\n]\n');
const agreed = rows.filter((row) => row.swaggerClient === true || row.rfc6570 === true).length;
console.log(`${rows.length} rows, ${rows.filter((row) => row.defined).length} defined, ${agreed} with a second source`);

function head(version) {
  const info = { title: 'Parameter styles', version: '1', description: 'Made by tests/Client.Tests/Styles/make-rows.mjs.' };
  return version === '2.0'
    ? { swagger: '2.0', info, host: 'styles.test', schemes: ['http'], paths: {} }
    : { openapi: version, info, servers: [{ url: 'http://styles.test' }], paths: {} };
}

function operation({ id, version, parameter }) {
  const post = parameter.in === 'formData';
  const responses = { 204: { description: 'Seen.' } };
  const body = post ? { consumes: ['application/x-www-form-urlencoded'] } : {};
  const path = parameter.in === 'path' ? `/${id}/{${parameter.name}}/end` : `/${id}`;
  return { path, item: { [post ? 'post' : 'get']: { operationId: id, ...body, parameters: [parameter], responses } } };
}

function add(definition) {
  const document = (documents[definition.version] ??= head(definition.version));
  const { path, item } = operation(definition);
  document.paths[path] = item;
}

// What stands for the parameter in the request: path segment, query, header value, cookie header or form body.
function bySwaggerClient(definition, value) {
  const { version, parameter, id } = definition;
  // It knows neither OpenAPI 3.2's styles nor 2.0's collectionFormat of path and header parameters in full.
  if (version === '3.2.0') return undefined;
  const { path, item } = operation(definition);
  const spec = { ...head(version), paths: { [path]: item } };
  const parameters = value === null ? {} : { [parameter.name]: value };
  const request = SwaggerClient.buildRequest({ spec, operationId: id, parameters });
  switch (parameter.in) {
    case 'path':
      return request.url.slice(`http://styles.test/${id}/`.length).replace(/\/end$/, '');
    case 'query':
      return request.url.slice(`http://styles.test/${id}`.length).replace(/^\?/, '');
    case 'header':
      return value === null ? '' : String(request.headers[parameter.name] ?? '');
    case 'cookie':
      return value === null ? '' : String(request.headers.Cookie ?? '');
    default:
      return String(request.body ?? '');
  }
}

// RFC 6570 where OpenAPI's "Equivalences Between Fields and RFC6570 Operators" has an operator.
function byTemplate({ parameter }, value) {
  const operators = { simple: '', label: '.', matrix: ';', form: '?' };
  const { style, explode, allowReserved, schema } = parameter;
  if (!schema || !['path', 'query'].includes(parameter.in) || !(style in operators) || allowReserved) return undefined;
  // The expander encodes names itself; a colon would be RFC 6570's prefix modifier.
  const { name } = parameter;
  if (name.includes(':')) return undefined;
  const template = parseTemplate(`{${operators[style]}${name}${explode ? '*' : ''}}`);
  return template.expand({ [name]: value }).replace(/^\?/, '');
}
