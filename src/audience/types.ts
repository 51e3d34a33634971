import type { AudienceField, AudiencePlan, DropReason } from '../core/audience/plan.ts';
import type { Platform } from './platforms/types.ts';

/** The people of a segment, by column; `row` counts from 0. Cells are as the files write them. */
export interface People {
  readonly size: number;
  /** Fields that have a source; the others are never asked for. */
  readonly fields: readonly AudienceField[];
  /** The customer's identifier: each of them once. Groups of a split depend on it. */
  id(row: number): string;
  /** What the files say; null or blank for nothing. */
  cell(field: AudienceField, row: number): string | null;
  /** What the consent column says; not asked for where a statement stands for all. */
  consent(row: number): string | null;
  /** What `value` is made from, in units of the currency (not minor ones); null for unknown. */
  amount(row: number): number | null;
  /** The combination of strata, as any text; the same for all without strata. */
  stratum(row: number): string;
  /** Whether they bought in the days that the plan leaves out. */
  isRecent(row: number): boolean;
  /** Whether they are in a set that the plan leaves out. */
  isExcluded(row: number): boolean;
}

/** What a manifest says of the export and what only the caller knows. Nothing of it is about one person. */
export interface AudienceFacts {
  /** Name and version of the product, as `Regulars 0.1.0`. */
  readonly product: string;
  /** What the segment is called; it becomes part of file names. */
  readonly name: string;
  /** The definition of the segment as one sentence. */
  readonly definition: string;
  /** The address of the view without the host; empty for none. */
  readonly address: string;
  readonly dataVersion: string;
  /** The as-of day, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** When the export is made, ISO 8601, as the caller's clock says. */
  readonly made: string;
  /** Of the headers in files for people; platforms have their own. */
  readonly locale: 'en' | 'zh-Hant';
}

/** Values of suppression files, as a set: nothing in it can be turned back into a person. */
export interface Suppression {
  /** Different values, each in all of its forms. */
  readonly size: number;
  readonly counts: SuppressionCounts;
  /** Whether a SHA-256 of 32 bytes is in it. */
  has(digest: Uint8Array): boolean;
}

/** What the cells of a suppression file were understood as; blank ones are not counted. */
export interface SuppressionCounts {
  readonly emails: number;
  readonly phones: number;
  readonly lineUsers: number;
  readonly devices: number;
  readonly hashes: number;
  /** Numbers that could be phones if a default country were chosen. They suppress nobody. */
  readonly withoutCountry: number;
  readonly notUnderstood: number;
}

export interface AudienceRequest {
  readonly plan: AudiencePlan;
  /** Null for no suppression file. */
  readonly suppression: Suppression | null;
  readonly facts: AudienceFacts;
}

/** What the export calls while it runs. */
export interface ExportHooks {
  /**
   * Takes the next bytes of a file, which are the taker's from then on; `file` is `AudienceFile.id`.
   * Null to count only: the same numbers, no files, and nothing is hashed for them.
   */
  readonly write: ((file: number, chunk: Uint8Array<ArrayBuffer>) => void | Promise<void>) | null;
  /** What a file is called elsewhere than on the page, as the report and the manifest say it too. */
  readonly nameOf?: (file: AudienceFile, all: readonly AudienceFile[]) => string;
  /** How far the work is, in people looked at: each is looked at once and written once per platform. */
  readonly progress?: (done: number, total: number) => void;
  /** Ends the export with `audience.cancelled` between two slices once `aborted` is true. */
  readonly cancel?: { readonly aborted: boolean };
}

/** A file that was written. Its name is known when it is complete, for names say how many parts there are. */
export interface AudienceFile {
  readonly id: number;
  readonly name: string;
  readonly kind: 'platform' | 'assignments';
  /** Id of the platform; null for assignments. */
  readonly platform: string | null;
  /** Name of the group; null without a split. */
  readonly arm: string | null;
  /** Parts count from 1. */
  readonly part: number;
  readonly parts: number;
  /** People in it, without the header. */
  readonly rows: number;
  readonly bytes: number;
  /** Of its bytes, lower-case hexadecimal. */
  readonly sha256: string;
}

/**
 * Where the people of a segment went, for one platform:
 * `segment` = `out` + the sum of `dropped` + `staying`.
 */
export interface AudienceCounts {
  readonly segment: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** In a list of people to remove: those who may stay, since they consent and are not suppressed. */
  readonly staying: number;
  /** Rows of the platform's files. */
  readonly out: number;
}

/** What one platform got. */
export interface PlatformReport {
  readonly platform: string;
  readonly counts: AudienceCounts;
  /** People per group; those of holdouts are in no file. Empty without a split. */
  readonly arms: readonly {
    readonly name: string;
    readonly isHoldout: boolean;
    readonly people: number;
  }[];
  /** People of the segment with at least one identifier that this platform can use. */
  readonly identified: number;
  /** The advised minimum where a list (of any group) has fewer people; null where that is not so. */
  readonly belowMinimum: number | null;
}

/** How good one field is, over all people of the segment. */
export interface FieldReport {
  readonly field: AudienceField;
  /** Cells that say something. */
  readonly filled: number;
  /** Cells that could be read as what the field is. */
  readonly usable: number;
  /** Usable ones that are written in another form than in the file. */
  readonly changed: number;
  /** Usable ones that were SHA-256 already. */
  readonly hashed: number;
}

export interface AudienceReport {
  /** People of the segment. */
  readonly people: number;
  readonly fields: readonly FieldReport[];
  readonly platforms: readonly PlatformReport[];
  readonly files: readonly AudienceFile[];
  readonly manifest: { readonly name: string; readonly text: string };
}

export type { Platform };
