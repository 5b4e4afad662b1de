import type { SourceRecord } from '../tabular/types';
import { demandRequired, mappingEntries } from './entries';
import { MappingError } from './errors';
import { fingerprintOf } from './fingerprint';
import { Evidence } from './matching/evidence';
import { matchColumns, type Match } from './matching/match';
import { applyOverrides } from './matching/overrides';
import { compileRow } from './rows/map_row';
import { columnReading, compileSlots } from './rows/slots';
import { refuseOverlaps } from './rows/target';
import { getTemplate, parseTemplate, renameTargets } from './templates/registry';
import type { Template } from './templates/schema';
import type { Mapper, MapperOptions } from './types';
import { countryCode } from './values/country';

/**
 * Decides once which column feeds which field, and compiles the function that maps a row. `samples` are
 * the first records, at most 200 are looked at; they may be missing. Throws {@link MappingError}.
 */
export function createMapper(
  headers: readonly string[],
  samples: readonly SourceRecord[],
  options: MapperOptions,
): Mapper {
  const columns = [...headers];
  const template = loadTemplate(options);
  const defaultCountry = readCountry(options.defaultCountry);
  const evidence = columns.map((_, column) => new Evidence(samples, column));
  const chosen = applyOverrides(options.overrides ?? [], columns, template);
  const { matches: found, remarks } = matchColumns({
    headers: columns,
    fields: template.fields,
    evidence,
    takenColumns: new Set([...chosen.leftOut, ...chosen.matches.map(({ column }) => column)]),
    takenFields: new Set(chosen.matches.map(({ field }) => field)),
  });
  const matches = [...chosen.matches, ...found];
  const byField = new Map(matches.map(({ field, column }) => [field, column]));
  const slots = compileSlots(template, {
    headers: columns,
    columnOf: (field) => byField.get(field),
    evidence,
    defaultCountry,
    dateOrder: options.dateOrder,
  });
  const told = { headers: columns, slots, matches, leftOut: chosen.leftOut, remarks };
  demandRequired(told);
  const dropsInvalid = options.invalidOptional === 'drop';
  return {
    mapping: mappingEntries(told),
    fingerprint: fingerprintOf({
      template,
      sources: sourcesOf(template, matches, columns, evidence, options),
      defaultCountry: defaultCountry ?? null,
      dropsInvalid,
    }),
    map: compileRow({ headers: columns, slots, keyTarget: keyTarget(template), dropsInvalid }),
  };
}

function loadTemplate({ template, apiMappings }: MapperOptions): Template {
  const chosen = typeof template === 'string' ? getTemplate(template) : parseTemplate(template);
  const renamed = apiMappings ? renameTargets(chosen, apiMappings) : chosen;
  refuseOverlaps(renamed.fields.map(({ target }) => target));
  return renamed;
}

function readCountry(country: string | undefined): string | undefined {
  if (country === undefined || country.trim() === '') return undefined;
  const code = countryCode(country.trim());
  if (code !== null) return code;
  throw new MappingError('unknown_country', `The default country "${country}" is not known; write its two-letter code, like DE.`);
}

function keyTarget({ naturalKey, fields }: Template): string | null {
  return fields.find(({ field }) => field === naturalKey)?.target ?? null;
}

/** Which column feeds which field and how its values are read, in the template's order. */
function sourcesOf(template: Template, matches: readonly Match[], headers: readonly string[], evidence: readonly Evidence[], options: MapperOptions) {
  return template.fields.map((field) => {
    const column = matches.find((match) => match.field === field.field)?.column;
    if (column === undefined) return null;
    return { column, header: headers[column], ...columnReading(evidence[column]?.values ?? [], field, options.dateOrder) };
  });
}
