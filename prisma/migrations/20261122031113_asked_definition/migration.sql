-- A core question that does not apply in the incident is not asked there (askedDefinition in
-- domain/incidents/words.ts): what submitting composes must be what the leader's pages showed.
create function asked_definition(p_definition jsonb, p_words jsonb) returns jsonb
language sql immutable set search_path = public as $$
  select case when p_words -> 'applies' is null then p_definition
    else jsonb_set(p_definition, '{items}', (
      select coalesce(jsonb_agg(item order by place), '[]')
      from jsonb_array_elements(p_definition -> 'items') with ordinality as items (item, place)
      where item ->> 'type' <> 'core'
        or item ->> 'key' in ('affected', 'lost', 'recovered', 'irretrievable', 'searching')
        or (p_words -> 'applies' ? (item ->> 'key')
          and not (item ->> 'key' = 'dpaDelayReason' and not p_words -> 'applies' ?& array['awareAt', 'dpaNotifiedAt'])
          and not (item ->> 'key' = 'measuresText' and not p_words -> 'applies' ? 'measures')
          and not (item ->> 'key' = 'integrationInUse' and not p_words -> 'applies' ? 'usesSystem'))
    )) end
$$;

-- The one place where return_basis reads the definition; everything else of it stays as it is.
do $$ declare
  before text := pg_get_functiondef('return_basis(jsonb, jsonb, jsonb)'::regprocedure);
  after text := replace(before, '''definition'', q.definition', '''definition'', asked_definition(q.definition, i.words)');
begin
  if after = before then raise exception 'return_basis does not read q.definition where it did'; end if;
  execute after;
end $$;
