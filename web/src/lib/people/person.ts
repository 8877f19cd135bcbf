/** A person as the page of one shows it; what the reader may not know is null. */
export interface PersonData {
  id: string;
  name: string;
  nameEn: string;
  nameAr: string;
  email?: string | null;
  phone?: string | null;
  title?: string | null;
  roles: readonly string[];
  rolesSaid: readonly string[];
  standing: string;
  standingSaid: string;
  program: boolean;
  joinedAt?: string | null;
  leftAt?: string | null;
  version: number;
  can: readonly string[];
  secondFactor: boolean | null;
  /** A lost second factor that was taken away; `waits`: a new one has still to be set. */
  liftedFactor?: { at: string; reason: string; waits: boolean; by?: { id: string; name: string } | null } | null;
  lastSeenAt?: string | null;
  department?: { id: string; name: string } | null;
  heads: readonly { id: string; name: string }[];
  deputises: readonly { id: string; name: string }[];
  absences: readonly { id: string; fromAt: string; untilAt: string; deputy?: { id: string; name: string } | null }[];
  sessions?: readonly { id: string; seenAt: string; address?: string | null; agent?: string | null; current?: boolean | null }[] | null;
}
