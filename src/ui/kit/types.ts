import type { Component } from 'svelte';
import type { LucideProps } from '@lucide/svelte';

/** An icon component, imported from `@lucide/svelte/icons/<name>`. */
export type Icon = Component<LucideProps>;

/** Which way a number moved for the business: only `better` and `worse` are coloured. */
export type Tone = 'better' | 'worse' | 'neutral';

/** How sure a guess is: 0 unknown, 1 weak, 2 likely, 3 sure. */
export type Confidence = 0 | 1 | 2 | 3;

/** One choice of a select, menu or segmented control. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** A quieter second line. */
  readonly note?: string | undefined;
  readonly icon?: Icon | undefined;
  readonly disabled?: boolean | undefined;
}

/** A row of a menu: a choice with its shortcut, a heading, or a rule between groups. */
export type MenuItem =
  | (Option & {
      readonly kind?: 'item';
      readonly keys?: string | undefined;
      readonly checked?: boolean | undefined;
    })
  | { readonly kind: 'heading'; readonly label: string }
  | { readonly kind: 'rule' }
  /** A menu inside the menu. */
  | {
      readonly kind: 'menu';
      readonly label: string;
      readonly icon?: Icon | undefined;
      readonly items: readonly MenuItem[];
    };

/** A button described as data. */
export interface Action {
  readonly label: string;
  readonly onclick: () => void;
  readonly icon?: Icon | undefined;
}

/** A message that appears for a while; `action` is typically Undo. */
export interface ToastMessage {
  readonly id: string;
  readonly text: string;
  readonly tone?: 'plain' | 'warn' | 'danger' | undefined;
  readonly action?: Action | undefined;
  /** Milliseconds on screen; 0 keeps it until it is closed. Default 10,000 with an action, else 6,000. */
  readonly lasts?: number | undefined;
}

/** An exact amount: `minor` units of 10^−`scale`, in a currency or (null) in none. */
export interface Money {
  readonly minor: bigint;
  readonly scale: number;
  readonly currency: string | null;
}

/** A name and its value in a list of facts. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Light, dark, or as the device says. */
export type Theme = 'light' | 'dark' | 'system';
