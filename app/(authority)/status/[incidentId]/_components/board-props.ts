import type { TileLayout } from '@/components/charts/tile-map/layout';
import type { Coverage, Figures } from '@/domain/figures/schema';
import type { LanguageWords } from '@/domain/incidents/words';
import type { Filters } from './filters';

/** What the board gets from the page. */
export type BoardProps = {
  incident: { id: string; title: string; authority: string };
  illustrative: boolean;
  words: LanguageWords;
  surveys: { id: string; title: string; requests: Coverage; openedAt: string }[];
  counties: { number: string; name: string }[];
  layout: TileLayout;
  /** The figures that came with the page, and what they are of. */
  first: Filters & { whole: Figures; part: Figures | null };
  serverNow: string;
  mayReadBreaches: boolean;
  /** The surveys that ask more than the core. */
  ownQuestions: string[];
};
