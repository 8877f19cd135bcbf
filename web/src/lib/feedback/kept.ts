import type { Typed } from './intake.ts';

/** What an agent is typing in this tab, under the name of its form: a reload, another language and a crash lose nothing. */
export interface KeptIntake {
  readonly opId: string;
  readonly typed: Typed;
}

const name = 'majlis.intake';

export const keptIntake = (): KeptIntake | null => {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as KeptIntake | null;
  } catch {
    return null;
  }
};

export const keepIntake = (kept: KeptIntake): void => sessionStorage.setItem(name, JSON.stringify(kept));
export const forgetIntake = (): void => sessionStorage.removeItem(name);
