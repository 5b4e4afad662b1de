import type { PhonePlan, PhonePlans } from './phone_plan';

const MAX_LENGTH = 32;

/** For certain no number of any country. */
export const NO_PHONE = Symbol('no phone');

/**
 * E.164 for the common spellings, NO_PHONE for numbers that are none, or null where the library must decide: it follows the library's own
 * steps on its own patterns, and answers only when every one of them is certain. The library compiles
 * its patterns anew for every number, which costs some 20 times as much.
 */
export function fastE164(text: string, country: string | undefined, plans: PhonePlans): string | typeof NO_PHONE | null {
  const dialled = text.length > MAX_LENGTH ? null : readDigits(text);
  if (dialled === null) return null;
  if (dialled.charCodeAt(0) === PLUS) return fromInternational(dialled.slice(1), plans);
  const plan = country === undefined ? undefined : plans.ofCountry(country);
  if (!plan) return null;
  const exit = plan.exitPrefix.exec(dialled);
  if (exit) return fromInternational(dialled.slice(exit[0].length), plans);
  return fromNational(dialled, plan, plans);
}

const PLUS = 43;
const ZERO = 48;
const NINE = 57;
/** Space, no-break space, `(`, `)`, `-`, `.`, `/`. */
const PUNCTUATION = new Set([32, 160, 40, 41, 45, 46, 47]);

/** Digits with a leading plus kept, or null for any other character. */
function readDigits(text: string): string | null {
  let digits = '';
  let from = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) continue;
    if (code === PLUS && index === 0) continue;
    if (!PUNCTUATION.has(code)) return null;
    if (index > from) digits += text.slice(from, index);
    from = index + 1;
  }
  if (from === 0) return text;
  return digits + text.slice(from);
}

function fromInternational(digits: string, plans: PhonePlans): string | typeof NO_PHONE | null {
  if (digits.charCodeAt(0) === ZERO) return null;
  for (let length = 1; length <= 3; length++) {
    const members = plans.ofCallingCode(digits.slice(0, length));
    const main = members?.[0];
    if (!members || !main) continue;
    const national = digits.slice(length);
    return finish(national, main, members) ?? (isNobodys(national, main, members) ? NO_PHONE : null);
  }
  return null;
}

/** Nothing could be taken off as a trunk prefix, and no country under the calling code has such a number. */
function isNobodys(national: string, main: PhonePlan, members: readonly PhonePlan[]): boolean {
  if (main.rewritesTrunk || withoutTrunk(national, main) !== national) return false;
  const exact = (members.length === 1 ? main : exactPlan(national, members)) ?? main;
  return !(exact.types ? hasType(national, exact) : exact.lengths.has(national.length) && exact.national.test(national));
}

function fromNational(digits: string, plan: PhonePlan, plans: PhonePlans): string | null {
  const members = plans.ofCallingCode(plan.callingCode);
  return members ? finish(digits, plan, members) : null;
}

/** Takes the trunk prefix off and proves the rest valid under the plan and under its exact country. */
function finish(digits: string, plan: PhonePlan, members: readonly PhonePlan[]): string | null {
  const national = withoutTrunk(digits, plan);
  if (national === null || !plan.lengths.has(national.length) || !plan.national.test(national)) return null;
  const exact = (members.length === 1 ? members[0] : exactPlan(national, members)) ?? plan;
  if (exact !== plan && !exact.lengths.has(national.length)) return null;
  const valid = exact.types ? hasType(national, exact) : exact.national.test(national);
  return valid ? `+${plan.callingCode}${national}` : null;
}

function withoutTrunk(digits: string, { trunk, rewritesTrunk }: PhonePlan): string | null {
  if (trunk === null) return digits;
  if (typeof trunk === 'string') return digits.startsWith(trunk) ? digits.slice(trunk.length) : digits;
  const match = trunk.exec(digits);
  if (!match) return digits;
  if (rewritesTrunk && match.length > 1 && match[match.length - 1]) return null;
  return digits.slice(match[0].length);
}

/** The first country under a shared calling code that claims the number. */
function exactPlan(national: string, members: readonly PhonePlan[]): PhonePlan | undefined {
  for (const plan of members) {
    if (plan.leadingDigits) {
      if (plan.leadingDigits.test(national)) return plan;
      continue;
    }
    if (hasType(national, plan)) return plan;
  }
  return undefined;
}

function hasType(national: string, plan: PhonePlan): boolean {
  if (!plan.types || !plan.national.test(national)) return false;
  return plan.types.some(({ pattern, lengths }) => lengths.has(national.length) && pattern.test(national));
}
