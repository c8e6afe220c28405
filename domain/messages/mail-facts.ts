import type { Tx } from '@/lib/db';
import type { MessageKind } from './outbox';

/** A message that this worker has claimed. */
export type ClaimedMessage = {
  id: string;
  kind: MessageKind;
  personId: string;
  requestId: string | null;
  attempts: number;
  claimedUntil: Date;
  params: MailParams & { returnId?: string; browserHash?: string; next?: string };
};

/** What a message was told when it was queued. */
export type MailParams = {
  renewed?: boolean;
  /** Why a reminder is sent. */
  about?: 'unanswered' | 'correction' | 'investigation';
  /** ISO text; where it is not the request's own. */
  dueAt?: string;
  alarm?: AlarmFacts;
  /** The side that a notice of the thread, or of corrected questions, goes to: the service, if not said. */
  to?: 'service' | 'authority';
};

/** For administrators: receipts and returns do not agree. `kinds` counts the problems by their code. */
export type AlarmFacts = { at: string; since: string; count: number; kinds: Record<string, number> };

/** What a mail may say: who asks, about what, until when; never an answer. */
export type MailFacts = {
  messageId: string;
  email: string | null;
  /** A reminder of what has been done meanwhile, or of a survey that is closed. */
  isOutdated: boolean;
  chosenLanguage: string | null;
  request: {
    id: string;
    surveyId: string;
    incidentId: string;
    serviceId: string;
    officeId: string;
    countyOfficeIds: string[];
    survey: string;
    incident: string;
    contactLine: string;
    dueAt: Date;
    service: string;
    officeNames: { from: string | null; name: string }[];
    /** `part` is what of it the service answers for, a district; empty for the whole. */
    municipalities: { name: string; part: string; languageForm: string | null }[];
  } | null;
  receipt: {
    number: string;
    at: Date;
    version: number;
    entryHash: string;
    /** When it was given by phone and written down by the authority; null when the service wrote it itself. */
    givenAt: Date | null;
    givenBy: string | null;
  } | null;
};

/** Everything that the texts of these messages need, in one query. */
export async function readMailFacts(tx: Tx, messages: ClaimedMessage[]): Promise<Map<string, MailFacts>> {
  const rows = await tx.$queryRaw<{ facts: FactsRow }[]>`
    select jsonb_build_object(
      'messageId', m.id, 'email', p.email, 'chosenLanguage', p.language,
      'isOutdated', m.kind = 'reminder' and (
        exists (select from request_fact f where f."requestId" = m."requestId" and f."recordedAt" > m."createdAt"
          and f.kind in ('submitted', 'exempted', 'accepted', 'released'))
        or exists (select from request r join survey s on s.id = r."surveyId"
          where r.id = m."requestId" and s.state <> 'open')),
      'request', (select jsonb_build_object(
          'id', r.id, 'surveyId', r."surveyId", 'incidentId', r."incidentId", 'serviceId', r."serviceId",
          'officeId', r."officeId", 'countyOfficeIds', r."countyOfficeIds", 'survey', s.title, 'incident', i.title,
          'contactLine', s."contactLine", 'dueAt', r."dueAt", 'service', v.name, 'officeNames', o.names,
          'municipalities', (select coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'part', rm.part,
              'languageForm', u."languageForm")
              order by u.number), '[]')
            from request_municipality rm join municipality u on u.number = rm."municipalityNumber"
            where rm."requestId" = r.id))
        from request r join survey s on s.id = r."surveyId" join incident i on i.id = r."incidentId"
          join service v on v.id = r."serviceId" join office o on o.id = r."officeId"
        where r.id = m."requestId"),
      'receipt', (select jsonb_build_object('number', c.number, 'at', c.at, 'version', t.version,
        'entryHash', c."entryHash", 'givenAt', t."givenAt",
        'givenBy', (select name from person where id = t."givenById"))
        from receipt c join "return" t on t.id = c."returnId"
        where t.id = (m.params ->> 'returnId')::uuid)
    ) as facts
    from message m join person p on p.id = m."personId"
    where m.id = any (${messages.map((m) => m.id)}::uuid[])`;
  return new Map(
    rows.map(({ facts: { request, receipt, ...person } }) => [
      person.messageId,
      {
        ...person,
        request: request && { ...request, dueAt: new Date(request.dueAt) },
        receipt: receipt && {
          ...receipt,
          at: new Date(receipt.at),
          givenAt: receipt.givenAt ? new Date(receipt.givenAt) : null,
        },
      },
    ]),
  );
}

/** As JSON brings it: moments are text. */
type FactsRow = Omit<MailFacts, 'request' | 'receipt'> & {
  request: (Omit<NonNullable<MailFacts['request']>, 'dueAt'> & { dueAt: string }) | null;
  receipt:
    | (Omit<NonNullable<MailFacts['receipt']>, 'at' | 'givenAt'> & { at: string; givenAt: string | null })
    | null;
};
