import { getNamedType, isEnumType, isInputObjectType, isObjectType, isRequiredArgument, isRequiredInputField } from 'graphql';
import { adminSchema } from '../../../sandbox/vendors/shopify/schema';
import { readAdminSchema } from '../../lib/platforms/shopify/support/contract';

const real = readAdminSchema();
const own = adminSchema();

/** Leaves out what graphql-js itself adds. */
const types = Object.values(own.getTypeMap()).filter(({ name }) => !name.startsWith('__'));

it('has no type, field, argument or value that the Admin API does not have', () => {
  if (!real) return;
  const problems = types.flatMap((type) => {
    const theirs = real.getType(type.name);
    if (!theirs) return [`${type.name} does not exist`];
    if (isEnumType(type) && isEnumType(theirs)) return type.getValues().filter(({ name }) => !theirs.getValue(name)).map(({ name }) => `${type.name}.${name}`);
    if (isInputObjectType(type) && isInputObjectType(theirs)) {
      const missing = Object.values(theirs.getFields()).filter((field) => isRequiredInputField(field) && !type.getFields()[field.name]).map(({ name }) => `${type.name} lacks ${name}`);
      return [...missing, ...Object.values(type.getFields()).flatMap(({ name, type: kind }) => (String(theirs.getFields()[name]?.type) === String(kind) ? [] : [`${type.name}.${name}: ${kind}`]))];
    }
    if (!isObjectType(type) || !isObjectType(theirs)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const their = theirs.getFields()[field.name];
      if (!their || getNamedType(their.type).name !== getNamedType(field.type).name || String(their.type) !== String(field.type)) return [`${type.name}.${field.name}: ${field.type}, not ${their?.type}`];
      const required = their.args.filter((argument) => isRequiredArgument(argument) && !field.args.some(({ name }) => name === argument.name)).map(({ name }) => `${type.name}.${field.name}(${name}) is missing`);
      return [...required, ...field.args.flatMap(({ name, type: kind }) => (String(their.args.find((argument) => argument.name === name)?.type) === String(kind) ? [] : [`${type.name}.${field.name}(${name}: ${kind})`]))];
    });
  });
  expect(problems).toEqual([]);
});
