import { OUTCOMES, type Outcome } from '../../delivery/types';
import type { IconName } from '../icons';

export interface OutcomeWords {
  readonly label: string;
  /** What it means for the rows counted under it. */
  readonly meaning: string;
  readonly icon: IconName;
}

const RUN: Readonly<Record<Outcome, OutcomeWords>> = {
  created: { label: 'Created', meaning: 'new at the destination', icon: 'plus' },
  updated: { label: 'Updated', meaning: 'was there, changed to match the file', icon: 'up' },
  unchanged: { label: 'Unchanged', meaning: 'was there already, as in the file', icon: 'equal' },
  duplicate: { label: 'Duplicate', meaning: 'the same customer again; left out', icon: 'copy' },
  rejected: { label: 'Rejected', meaning: 'cannot land as it is; needs a correction', icon: 'alert' },
  failed: { label: 'Failed', meaning: 'not known to have landed; may land when run again', icon: 'cross' },
};

const DRY_RUN: Readonly<Record<Outcome, OutcomeWords>> = {
  created: { ...RUN.created, label: 'Would be created' },
  updated: { ...RUN.updated, label: 'Would be updated', meaning: 'is there, would change to match the file' },
  unchanged: { ...RUN.unchanged, label: 'Would stay unchanged', meaning: 'is there already, as in the file' },
  duplicate: { ...RUN.duplicate, label: 'Duplicate', meaning: 'the same customer again; would be left out' },
  rejected: { ...RUN.rejected, label: 'Would be rejected' },
  failed: { ...RUN.failed, label: 'Would fail', meaning: 'could not be settled; may be when run again' },
};

/** The outcomes in the order people read them, in the words of a run or of a dry run. */
export function outcomeWords(dryRun: boolean): readonly (readonly [Outcome, OutcomeWords])[] {
  const words = dryRun ? DRY_RUN : RUN;
  return OUTCOMES.map((outcome) => [outcome, words[outcome]] as const);
}
