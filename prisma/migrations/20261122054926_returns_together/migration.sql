-- Several returns in one commit: what arrives while a commit is on its way to the disk shares the next one (decision
-- 0021). Each is the very submit_return, in a subtransaction of its own, so that one that is refused or fails takes no
-- other with it. Whoever else holds a request or its survey is not waited for with other requests in hand, or two such
-- batches could wait for each other: those are told `alone`, and go by themselves.
create function submit_returns(p_many jsonb) returns jsonb language plpgsql as $$
declare
  one jsonb;
  v_free boolean[] := '{}';
  v_survey uuid;
  v_results jsonb := '[]';
  v_result jsonb;
  v_code text;
  v_message text;
begin
  for one in select value from jsonb_array_elements(p_many) loop
    perform set_config('kvittert.scope', (one -> 'scope')::text, true);
    select "surveyId" into v_survey from request where id = (one #>> '{argument,requestId}')::uuid for update skip locked;
    if found then perform from survey where id = v_survey for share skip locked; end if;
    v_free := v_free || found;
  end loop;

  for i in 0 .. jsonb_array_length(p_many) - 1 loop
    one := p_many -> i;
    if v_free[i + 1] then
      begin
        v_result := submit_return(one -> 'scope', one -> 'clock', one -> 'argument');
      exception when others then
        get stacked diagnostics v_code = returned_sqlstate, v_message = message_text;
        v_result := jsonb_build_object('failed', jsonb_build_object('code', v_code, 'message', v_message));
      end;
    else
      v_result := '{"alone": true}';
    end if;
    v_results := v_results || jsonb_build_array(v_result);
  end loop;
  return v_results;
end $$;
