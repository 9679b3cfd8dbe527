-- The trail of what agents read and changed, and the history of settings, are kept three years. They stay append-only for
-- everybody and everything but the sweep, which must say first, for its own transaction, until when it deletes.
--
-- Two locks, of different hands. The sweep's limit is a setting of its transaction (`liane.swept_before`), so that a delete
-- written anywhere else, or by somebody at a prompt, is refused as before. And no row younger than three years goes even
-- then, by PostgreSQL's own clock, so that a wrong limit deletes nothing that should stay. A day of margin: three years before
-- an hour of summer may be an hour of winter.

create index audit_event_at on audit_event (at);
create index setting_change_at on setting_change (at);

create or replace function audit_refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and coalesce(current_setting('liane.swept_before', true), '') <> '' then return null; end if;
  raise exception 'the audit trail is append-only: % refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;

create function audit_keep_young() returns trigger language plpgsql as $$
begin
  if old.at < current_setting('liane.swept_before')::timestamptz and old.at < now() - interval '3 years' + interval '1 day' then
    return old;
  end if;
  raise exception 'the audit trail is append-only: DELETE refused' using errcode = 'integrity_constraint_violation';
end $$;
create trigger audit_event_young before delete on audit_event for each row execute function audit_keep_young();
create trigger setting_change_young before delete on setting_change for each row execute function audit_keep_young();

comment on table audit_event is 'Which agent read or changed which file, and what was refused to whom. Append-only; deleted after three years, by the sweep alone.';
comment on table setting_change is 'Each setting of the town that somebody changed. Append-only; deleted after three years, by the sweep alone.';
