-- A return comes after everything that decided where its request stands, as holdRequests (domain/requests/data/held.ts)
-- says the other way round: a sending back that was stamped a millisecond after a return from the future is not overtaken
-- by the next return. Receipts' stamps still strictly increase. The one place of submit_return that takes the moment.
do $$ declare
  before text := pg_get_functiondef('submit_return(jsonb, jsonb, jsonb)'::regprocedure);
  after text := replace(before,
    'v_now := greatest(kvittert_now()::timestamptz(3), last_receipt.at + interval ''1 millisecond'');',
    'v_now := greatest(kvittert_now()::timestamptz(3), last_receipt.at + interval ''1 millisecond'',
    (select max("recordedAt") + interval ''1 millisecond'' from request_fact f where f."requestId" = r.id
      and f.kind not in (''queued'', ''sent'', ''delivered'', ''bounced'', ''opened'')));');
begin
  if after = before then raise exception 'submit_return does not take its moment where it did'; end if;
  execute after;
end $$;
