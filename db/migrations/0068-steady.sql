-- Pages that are the same for every visitor are kept as they were rendered (platform/http/page.ts, `steady`) for as long as the
-- town's revision stays the same, and so are the town's schools: what they show must change it.
create trigger school_settled after insert or update or delete or truncate on school for each statement execute function settled_changed();
create trigger school_level_settled after insert or update or delete or truncate on school_level for each statement execute function settled_changed();
create trigger legal_page_settled after insert or update or delete or truncate on legal_page for each statement execute function settled_changed();

-- The town's own settings stand on every page.
create function town_changed() returns trigger language plpgsql as $$
begin
  if new.revision = old.revision then new.revision = gen_random_uuid()::text; end if;
  return new;
end $$;
create trigger town_settled before update on town for each row execute function town_changed();
