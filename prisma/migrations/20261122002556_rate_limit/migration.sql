-- CreateTable
CREATE UNLOGGED TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- Counts one knock in wall-clock time and answers how many seconds to wait, 0 when it is welcome.
create function take_permit(p_key text, p_most int, p_seconds int) returns int language sql as $$
  insert into rate_limit as r (key, count, "endsAt")
  values (p_key, 1, clock_timestamp() + make_interval(secs => p_seconds))
  on conflict (key) do update set
    count = case when r."endsAt" <= clock_timestamp() then 1 else r.count + 1 end,
    "endsAt" = case when r."endsAt" <= clock_timestamp() then excluded."endsAt" else r."endsAt" end
  returning case when count <= p_most then 0 else greatest(1, ceil(extract(epoch from "endsAt" - clock_timestamp()))::int) end
$$;
