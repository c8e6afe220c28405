import { readFileSync } from 'node:fs';
import { realNow } from '@/lib/clock';
import type { RealWrites } from '../call.ts';
import { addLink } from '../one-each.ts';

export const people: RealWrites = {
  'POST /api/v1/services/{serviceId}/contacts': {
    role: 'leader',
    call: () => ({
      params: { serviceId: 'mr-surnadal-rindal' },
      body: { role: 'deputy', name: 'Prøve', email: 'ny-nestleder@example.test' },
    }),
  },
  'PATCH /api/v1/services/{serviceId}/contacts/{contactId}': {
    role: 'leader',
    call: async (cast) => {
      const { rows } = await cast.owner.query(
        `select c.id from contact c join person p on p.id = c."personId" where p.email = 'ny-nestleder@example.test'`,
      );
      return {
        params: { serviceId: 'mr-surnadal-rindal', contactId: rows[0].id },
        body: { name: 'Ny Prøve' },
      };
    },
  },
  'POST /api/v1/sign-in-links': {
    role: 'nobody',
    call: () => ({ body: { email: 'bufdir@example.test' } }),
  },
  'POST /api/v1/sign-in-links/{token}/renew': {
    role: 'nobody',
    call: async (cast) => ({
      params: {
        token: await addLink(cast, {
          requestId: cast.requests.county.requestId,
          hours: -1,
          ...(cast.personIds.leader ? { personId: cast.personIds.leader } : {}),
        }),
      },
    }),
  },
  'POST /api/v1/sign-out': { role: 'leader', call: () => ({}) },
  'POST /api/v1/api-tokens': {
    role: 'governor',
    call: () => ({
      body: {
        name: 'Prøve',
        lastDay: new Date(Number(realNow()) + 30 * 86_400_000).toISOString().slice(0, 10),
      },
    }),
  },
  'POST /api/v1/retention/erase': {
    role: 'admin',
    call: async (cast) => {
      await cast.owner.query(
        `insert into archive_export (id, through, "recordedAt", "manifestHash", counts)
         values (uuidv7(), '2100-01-01', now(), 'x', '{}')`,
      );
      return { body: { personId: cast.personIds.endedLeader } };
    },
  },
  'POST /api/v1/memberships': {
    role: 'admin',
    call: () => ({ body: { email: 'ny@example.test', role: 'governor', officeId: 'sf-tr' } }),
  },
  'POST /api/v1/register/imports': {
    role: 'admin',
    call: () => {
      const [head = '', first = ''] = readFileSync('prisma/replay/offices.csv', 'utf8').split(/\r?\n/);
      return { body: { kind: 'offices', dryRun: false, csv: `${head}\n${first}\n` } };
    },
  },
};
