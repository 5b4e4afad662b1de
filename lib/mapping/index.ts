export { MappingError } from './errors';
export { createMapper } from './mapper';
export { getTemplate, listTemplates, parseTemplate } from './templates/registry';
export type { Template, TemplateInput } from './templates/schema';
export type {
  FieldProblem, FieldType, MappedRecord, Mapper, MapperOptions, MappingEntry, Payload,
} from './types';
