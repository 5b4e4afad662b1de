import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';

const FILE = path.join(__dirname, '..', '..', '..', '..', '..', '..', 'shared', 'specs', 'sigma', 'sigma-computing-public-rest-api.2025-11.openapi.json');

interface Operation {
  readonly parameters?: readonly { readonly in: string; readonly name: string; readonly schema?: object }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>;
}

/** Sigma's own description of its API, where it lies beside the project. */
export interface Contract {
  /** The operation of a path whose parameters may have other names; null when the API has none. */
  operation(method: string, template: string): Operation | null;
  /** Why a body does not fit, or null. */
  bodyProblem(operation: Operation, body: unknown): string | null;
  /** Why an answer does not fit, or null. */
  answerProblem(operation: Operation, answer: unknown): string | null;
}

/** Null, with the reason printed, where the description is not there: it may not be copied into the project. */
export function readContract(): Contract | null {
  if (!fs.existsSync(FILE)) {
    process.stderr.write(`Sigma's API description is not at ${FILE}: the contract tests are passed over.\n`);
    return null;
  }
  // Its alternatives overlap: the export of an element also fits the one of the whole workbook.
  const text = fs.readFileSync(FILE, 'utf8').replaceAll('"oneOf":', '"anyOf":');
  const spec = JSON.parse(text) as { paths: Record<string, Record<string, Operation>>; components?: object };
  const byShape = new Map(Object.entries(spec.paths).map(([template, operations]) => [shapeOf(template), operations]));
  const problem = (schema: object | undefined, value: unknown) => {
    const ajv = new Ajv({ allErrors: true, unknownFormats: 'ignore', schemaId: 'auto', logger: false });
    const validate = ajv.compile({ ...schema, components: spec.components });
    return validate(value) ? null : ajv.errorsText(validate.errors);
  };
  return {
    operation: (method, template) => byShape.get(shapeOf(template))?.[method.toLowerCase()] ?? null,
    bodyProblem: (operation, body) => problem(operation.requestBody?.content['application/json']?.schema, body),
    answerProblem: (operation, answer) => problem(operation.responses['200']?.content?.['application/json']?.schema, answer),
  };
}

function shapeOf(template: string): string {
  return template.replace(/\{\w+\}/g, '{}');
}
