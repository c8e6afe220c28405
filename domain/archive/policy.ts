import type { Actor } from '@/lib/actor';

/**
 * Who may take the whole record out: the system, at the command line of whoever runs the installation. Nobody does it
 * from a page: administrators read no returns, and an authority only its own.
 */
export function canExportArchive(actor: Actor): boolean {
  return actor.kind === 'system';
}
