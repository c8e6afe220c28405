'use client';

import { useTranslations } from 'next-intl';
import { createContext, useContext } from 'react';
import type { LanguageWords } from '@/domain/incidents/words';
import type { Definition, Item } from '@/domain/questionnaires/schema';

export const languages = ['nb', 'nn', 'en'] as const;
export type Language = (typeof languages)[number];

type Building = {
  definition: Definition;
  change: (next: (definition: Definition) => Definition) => void;
  /** The language that texts are written in now. */
  language: Language;
  /** An incident's words, so that core questions are called something. */
  words: LanguageWords;
  /** The version that this draft was made from: what its keys mean stays. */
  before: Definition | null;
};

export const BuildingContext = createContext<Building | null>(null);

export function useBuilding(): Building {
  const value = useContext(BuildingContext);
  if (!value) throw new Error('useBuilding is used outside its provider');
  return value;
}

/** What a question is called while it is worked on. */
export function useNameOf(): (item: Item) => string {
  const t = useTranslations('questionnaires.builder');
  const { words } = useBuilding();
  return (item) =>
    item.type === 'core' ? words.fields[item.key].label : item.label.nb.trim() || t('unnamed');
}

/** The button that opens and closes a question. */
export const editId = (key: string) => `edit-${key}`;
