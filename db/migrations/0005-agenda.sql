-- What may be booked when, and what is.

create table cut_off_rule (
  id bigint generated always as identity primary key,
  activity_id bigint not null references activity,
  purpose text not null check (purpose in ('booking', 'cancelling')),
  kind text not null check (kind in ('days_before', 'none')),
  days_before integer,
  at_time time,
  valid_from date not null,
  unique (activity_id, purpose, valid_from),
  check ((kind = 'days_before') = (days_before is not null and at_time is not null)),
  check (days_before >= 0)
);

create table activity_day (
  activity_id bigint not null references activity,
  day date not null,
  booked integer not null check (booked >= 0),
  primary key (activity_id, day)
);

create table booking (
  id bigint generated always as identity primary key,
  child_id bigint not null references person,
  activity_id bigint not null references activity,
  day date not null,
  household_id bigint not null references household,
  booked_by bigint not null references account,
  booked_at timestamptz not null,
  charge_id bigint references ledger_transaction,
  cancelled_at timestamptz,
  cancelled_by bigint references account,
  reversal_id bigint references ledger_transaction,
  check ((cancelled_at is null) = (cancelled_by is null))
);
create unique index booking_active on booking (child_id, activity_id, day) where cancelled_at is null;
create index booking_day on booking (activity_id, day) where cancelled_at is null;
create index booking_household on booking (household_id, day);
