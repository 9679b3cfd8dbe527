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
  price_cents integer not null check (price_cents >= 0),
  charge_id bigint references ledger_transaction,
  cancelled_at timestamptz,
  cancelled_by bigint references account,
  reversal_id bigint references ledger_transaction,
  check ((cancelled_at is null) = (cancelled_by is null))
);
create unique index booking_active on booking (child_id, activity_id, day) where cancelled_at is null;
create index booking_day on booking (activity_id, day) where cancelled_at is null;
create index booking_household on booking (household_id, day);

comment on table cut_off_rule is 'Until when an activity may be booked or cancelled. The rule in force is the latest whose valid_from is not after the day of service; none means no limit.';
comment on column cut_off_rule.id is 'Identifier.';
comment on column cut_off_rule.activity_id is 'The activity.';
comment on column cut_off_rule.purpose is 'booking or cancelling.';
comment on column cut_off_rule.kind is 'days_before (n days before, at a time) or none (until the eve, since today is never bookable).';
comment on column cut_off_rule.days_before is 'Calendar days before the day of service.';
comment on column cut_off_rule.at_time is 'Last minute in which it is possible, Paris time.';
comment on column cut_off_rule.valid_from is 'First day of service that the rule governs.';

comment on table activity_day is 'How many places of an activity are taken on a day. Its row is the lock that every booking of that day takes.';
comment on column activity_day.activity_id is 'The activity.';
comment on column activity_day.day is 'Day of service.';
comment on column activity_day.booked is 'Active bookings of that activity and day.';

comment on table booking is 'A child''s place in an activity on a day; kept when cancelled.';
comment on column booking.id is 'Identifier.';
comment on column booking.child_id is 'The child. [personal: family]';
comment on column booking.activity_id is 'The activity.';
comment on column booking.day is 'Day of service. [personal: family]';
comment on column booking.household_id is 'The household debited: that of whoever booked. [personal: family]';
comment on column booking.booked_by is 'Account that booked. [personal: identity]';
comment on column booking.booked_at is 'When it was booked.';
comment on column booking.price_cents is 'Price shown and accepted when it was booked, in cents. [personal: money]';
comment on column booking.charge_id is 'The debit in the ledger; null when the activity is free. [personal: money]';
comment on column booking.cancelled_at is 'When it was cancelled; null while active.';
comment on column booking.cancelled_by is 'Account that cancelled. [personal: identity]';
comment on column booking.reversal_id is 'The credit that undoes the debit. [personal: money]';
