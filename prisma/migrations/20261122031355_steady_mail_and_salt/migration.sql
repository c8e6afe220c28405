-- After a clock that jumped ahead and back, receipts go on from the highest time (they strictly increase), but their
-- mails are due by the clock as it is now. The one place where submit_return queues them; the rest stays as it is.
do $$ declare
  before text := pg_get_functiondef('submit_return(jsonb, jsonb, jsonb)'::regprocedure);
  after text := replace(before, $f$jsonb_build_object('returnId', v_return_id), v_now, v_now$f$,
    $f$jsonb_build_object('returnId', v_return_id), v_now, least(v_now, kvittert_now())$f$);
begin
  if after = before then raise exception 'submit_return queues its mails in another way'; end if;
  execute after;
end $$;

-- The salt of what was stored with the same key: a retry after a change of the signing key makes the same content.
do $$ declare
  before text := pg_get_functiondef('return_basis(jsonb, jsonb, jsonb)'::regprocedure);
  after text := replace(before, $f$'givenById', t."givenById",$f$,
    $f$'givenById', t."givenById", 'salt', t.content::jsonb ->> 'salt',$f$);
begin
  if after = before then raise exception 'return_basis tells what is known in another way'; end if;
  execute after;
end $$;
