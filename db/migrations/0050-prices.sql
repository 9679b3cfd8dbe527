-- What a price is made of: grids with brackets, an effort rate and modifiers; the families' facts that count; the explanation
-- kept with each amount.

alter table tariff
  add column method text not null default 'flat' check (method in ('flat', 'quotient', 'effort')),
  add column effort_rate integer check (effort_rate > 0),
  add column floor_cents integer check (floor_cents >= 0),
  add column ceiling_cents integer check (ceiling_cents >= 0),
  add column published_at timestamptz,
  add column published_by bigint references account,
  add column made_at timestamptz,
  add check ((method = 'effort') = (effort_rate is not null)),
  add check (method = 'effort' or (floor_cents is null and ceiling_cents is null)),
  add check (floor_cents <= ceiling_cents);
update tariff set published_at = now(), made_at = now();

drop index tariff_start;
create unique index tariff_start on tariff (activity_id, valid_from) where published_at is not null;
alter table tariff drop constraint tariff_no_overlap;
alter table tariff add constraint tariff_no_overlap
  exclude using gist (activity_id with =, daterange(valid_from, valid_until, '[]') with &&) where (published_at is not null);
create index tariff_activity on tariff (activity_id);

create table tariff_bracket (
  tariff_id bigint not null references tariff on delete cascade,
  from_quotient_cents integer not null check (from_quotient_cents >= 0),
  amount_cents integer not null check (amount_cents >= 0),
  primary key (tariff_id, from_quotient_cents)
);

create table tariff_modifier (
  id bigint generated always as identity primary key,
  tariff_id bigint not null references tariff on delete cascade,
  kind text not null check (kind in ('non_resident', 'sibling', 'packed_lunch', 'late', 'unbooked', 'absent', 'excused')),
  from_rank integer check (from_rank >= 2),
  effect text not null check (effect in ('replace', 'add', 'rate')),
  amount_cents integer,
  rate integer check (rate >= 0),
  unique nulls not distinct (tariff_id, kind, from_rank),
  check ((kind = 'sibling') = (from_rank is not null)),
  check ((effect = 'rate') = (rate is not null)),
  check ((effect = 'rate') = (amount_cents is null)),
  check (effect <> 'replace' or amount_cents >= 0)
);

create table quotient (
  id bigint generated always as identity primary key,
  household_id bigint not null references household,
  quotient_cents integer not null check (quotient_cents >= 0),
  valid_from date not null,
  valid_until date not null,
  status text not null check (status in ('declared', 'valid', 'refused', 'replaced')),
  proof_name text,
  proof_type text check (proof_type in ('application/pdf', 'image/jpeg', 'image/png')),
  proof bytea,
  declared_at timestamptz not null,
  declared_by bigint not null references account,
  decided_at timestamptz,
  decided_by bigint references account,
  reason text,
  check (valid_from <= valid_until),
  check ((status = 'declared') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((status = 'refused') = (reason is not null)),
  check ((proof_name is null) = (proof_type is null)),
  check (proof is null or proof_name is not null)
);
create index quotient_household on quotient (household_id, valid_from);
create index quotient_waiting on quotient (declared_at) where status = 'declared';
create unique index quotient_declared on quotient (household_id) where status = 'declared';
alter table quotient add constraint quotient_no_overlap
  exclude using gist (household_id with =, daterange(valid_from, valid_until, '[]') with &&) where (status = 'valid');

create table residence (
  household_id bigint not null references household,
  valid_from date not null,
  resident boolean not null,
  set_at timestamptz not null,
  set_by bigint not null references account,
  primary key (household_id, valid_from)
);

create table packed_lunch (
  id bigint generated always as identity primary key,
  child_id bigint not null references person,
  valid_from date not null,
  valid_until date,
  set_at timestamptz not null,
  set_by bigint not null references account,
  check (valid_until is null or valid_from <= valid_until)
);
create index packed_lunch_child on packed_lunch (child_id, valid_from);

create table priced (
  ref text primary key,
  tariff_id bigint not null references tariff,
  household_id bigint not null references household,
  child_id bigint not null references person,
  cents integer not null,
  lines jsonb not null,
  priced_at timestamptz not null
);
create index priced_tariff on priced (tariff_id);

-- Once an amount was computed from it, a published tariff keeps its content: only its last day may still be set.
create function tariff_keep_used() returns trigger language plpgsql as $$
begin
  if exists (select 1 from priced where tariff_id = old.id) and
    (new.activity_id, new.label, new.amount_cents, new.valid_from, new.deliberation, new.method, new.effort_rate, new.floor_cents, new.ceiling_cents, new.published_at)
    is distinct from
    (old.activity_id, old.label, old.amount_cents, old.valid_from, old.deliberation, old.method, old.effort_rate, old.floor_cents, old.ceiling_cents, old.published_at) then
    raise exception 'tariff % was used: a new version is made instead', old.id using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger tariff_used before update on tariff for each row execute function tariff_keep_used();

create function tariff_keep_parts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from priced where tariff_id in (old.tariff_id, new.tariff_id)) then
    raise exception 'tariff % was used: a new version is made instead', coalesce(old.tariff_id, new.tariff_id) using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger tariff_bracket_used before insert or update or delete on tariff_bracket for each row execute function tariff_keep_parts();
create trigger tariff_modifier_used before insert or update or delete on tariff_modifier for each row execute function tariff_keep_parts();

create trigger tariff_bracket_settled after insert or update or delete or truncate on tariff_bracket for each statement execute function settled_changed();
create trigger tariff_modifier_settled after insert or update or delete or truncate on tariff_modifier for each statement execute function settled_changed();

comment on table tariff is 'Prices, by dated version: a new price is a new row, the former one is given an end. Drafts are not published and price nothing.';
comment on column tariff.amount_cents is 'Price of one unit, in cents; 0 is free. With brackets or an effort rate: what is paid when no quotient is known. No row for a day means that it cannot be booked.';
comment on column tariff.method is 'flat (one price), quotient (brackets), or effort (a share of the quotient).';
comment on column tariff.effort_rate is 'Share of the quotient, in millionths: 3600 is 0.36 %.';
comment on column tariff.floor_cents is 'With an effort rate: never less than that.';
comment on column tariff.ceiling_cents is 'With an effort rate: never more than that.';
comment on column tariff.published_at is 'When it was published; none while it is a draft.';
comment on column tariff.published_by is 'Which agent published it; none when it came with the town. [personal: identity]';
comment on column tariff.made_at is 'When the draft was made.';

comment on table tariff_bracket is 'Prices by quotient. Only lower bounds are kept, so that no quotient falls between two brackets: the bracket is the greatest bound not above the quotient.';
comment on column tariff_bracket.tariff_id is 'Its tariff.';
comment on column tariff_bracket.from_quotient_cents is 'Quotient from which it applies, in cents (60001 is 600.01).';
comment on column tariff_bracket.amount_cents is 'Price of one unit, in cents.';

comment on table tariff_modifier is 'What changes a tariff''s price: living outside the town, rank among brothers and sisters, meal brought from home, late or missing booking, absence.';
comment on column tariff_modifier.id is 'Number.';
comment on column tariff_modifier.tariff_id is 'Its tariff.';
comment on column tariff_modifier.kind is 'non_resident, sibling (from a rank), packed_lunch (meal brought under a health plan), late (booked after the cut-off), unbooked (came without booking), absent or excused.';
comment on column tariff_modifier.from_rank is 'For siblings: from the n-th child on; the greatest rank not above the child''s applies.';
comment on column tariff_modifier.effect is 'replace (another price), add (cents more, or less), rate (a share of the price).';
comment on column tariff_modifier.amount_cents is 'For replace and add, in cents.';
comment on column tariff_modifier.rate is 'For rate, in ten-thousandths of the price: 15000 is one and a half times.';

comment on table quotient is 'Quotients familiaux that families declare and agents validate. Each is dated; the one valid on the day of service counts.';
comment on column quotient.id is 'Number.';
comment on column quotient.household_id is 'Whose. [personal: family]';
comment on column quotient.quotient_cents is 'Monthly quotient, in cents. [personal: money]';
comment on column quotient.valid_from is 'First day on which it counts.';
comment on column quotient.valid_until is 'Last day on which it counts.';
comment on column quotient.status is 'declared, valid, refused, or replaced (a later one counts from the same day or before).';
comment on column quotient.proof_name is 'Name of the proof sent. [personal: money]';
comment on column quotient.proof_type is 'Kind of file.';
comment on column quotient.proof is 'The proof itself; taken away once decided. [personal: money]';
comment on column quotient.declared_at is 'When it was declared.';
comment on column quotient.declared_by is 'Who declared it. [personal: identity]';
comment on column quotient.decided_at is 'When an agent decided.';
comment on column quotient.decided_by is 'Which agent. [personal: identity]';
comment on column quotient.reason is 'Why it was refused, as the family reads it. [personal: money]';

comment on table residence is 'Whether a household lives in the town, from a day on; a household without a row does.';
comment on column residence.household_id is 'Which household. [personal: family]';
comment on column residence.valid_from is 'From which day.';
comment on column residence.resident is 'Whether it lives in the town. [personal: contact]';
comment on column residence.set_at is 'When it was written.';
comment on column residence.set_by is 'By which agent. [personal: identity]';

comment on table packed_lunch is 'Children who bring their meal from home, under a health plan, and pay the price of that.';
comment on column packed_lunch.id is 'Number.';
comment on column packed_lunch.child_id is 'The child. [personal: health]';
comment on column packed_lunch.valid_from is 'First day.';
comment on column packed_lunch.valid_until is 'Last day; none while it runs.';
comment on column packed_lunch.set_at is 'When it was written.';
comment on column packed_lunch.set_by is 'By which agent. [personal: identity]';

comment on table priced is 'How each amount was computed, as the family may read it.';
comment on column priced.ref is 'What was priced, in the words of the feature that asked («booking:12»).';
comment on column priced.tariff_id is 'The tariff used.';
comment on column priced.household_id is 'Who pays. [personal: family]';
comment on column priced.child_id is 'For which child. [personal: family]';
comment on column priced.cents is 'The price, in cents. [personal: money]';
comment on column priced.lines is 'The explanation, line by line. [personal: money]';
comment on column priced.priced_at is 'When.';
