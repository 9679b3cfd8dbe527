-- Nearly every page reads what the town hall settles: services, activities, calendar, rules, prices, procedures. It seldom
-- changes, so each process keeps it in memory (platform/db/settled.ts) for as long as `town.revision`, which every request
-- reads with its session, stays the same. Changing a row changes the revision, so the very next request sees the row.
alter table town add column revision text not null default gen_random_uuid()::text;
comment on column town.revision is 'Changes with every change of the tables that the portal keeps in memory; only ever compared.';

create function settled_changed() returns trigger language plpgsql as $$
begin
  execute format('update %I.town set revision = gen_random_uuid()::text', tg_table_schema);
  return null;
end $$;

create trigger service_settled after insert or update or delete or truncate on service for each statement execute function settled_changed();
create trigger school_year_settled after insert or update or delete or truncate on school_year for each statement execute function settled_changed();
create trigger closure_settled after insert or update or delete or truncate on closure for each statement execute function settled_changed();
create trigger activity_settled after insert or update or delete or truncate on activity for each statement execute function settled_changed();
create trigger cut_off_rule_settled after insert or update or delete or truncate on cut_off_rule for each statement execute function settled_changed();
create trigger tariff_settled after insert or update or delete or truncate on tariff for each statement execute function settled_changed();
create trigger procedure_settled after insert or update or delete or truncate on procedure for each statement execute function settled_changed();
create trigger procedure_version_settled after insert or update or delete or truncate on procedure_version for each statement execute function settled_changed();
