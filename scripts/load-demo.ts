import { loadStory } from '@/domain/replay/mutations';
import { disconnect } from '@/lib/db';

// Loads the June 2023 replay into the empty database of DATABASE_URL; scripts/prepare-database.ts runs it once.
await loadStory();
await disconnect();
