-- Who came: the roll-call of an activity on a day, and what each kind of attendance costs.
create table attendance_kind (
  code text primary key check (code ~ '^[a-z-]{2,30}$'),
  label text not null check (label <> ''),
  was_booked boolean not null,
  is_present boolean not null,
  situation text not null check (situation in ('booked', 'unbooked', 'absent', 'excused')),
  percent integer check (percent between 0 and 300),
  fixed_cents integer check (fixed_cents between 0 and 100000),
  sort integer not null,
  check ((percent is null) <> (fixed_cents is null))
);
comment on table attendance_kind is 'How a child attended, and what it costs: a percentage of the price of the day, or a fixed price.';
comment on column attendance_kind.code is 'Stable name.';
comment on column attendance_kind.label is 'As shown («Absence justifiée»).';
comment on column attendance_kind.was_booked is 'For a child who was booked, or for one who was not.';
comment on column attendance_kind.is_present is 'The child was there.';
comment on column attendance_kind.situation is 'How the tariff sees it: its own modifiers for a place unbooked, absent or excused apply before the percentage.';
comment on column attendance_kind.percent is 'Percentage of the price of the place: 100 leaves it as booked, 0 gives it back.';
comment on column attendance_kind.fixed_cents is 'A fixed price instead, in cents.';
comment on column attendance_kind.sort is 'Order in lists; the first one of its sort is ticked beforehand.';
insert into attendance_kind (code, label, was_booked, is_present, situation, percent, sort) values
  ('present', 'Présent', true, true, 'booked', 100, 1),
  ('absent', 'Absence non justifiée', true, false, 'absent', 100, 2),
  ('absent-justifie', 'Absence justifiée', true, false, 'excused', 0, 3),
  ('present-non-reserve', 'Présent sans réservation', false, true, 'unbooked', 100, 4);

create table roll_call (
  activity_id bigint not null references activity,
  day date not null,
  closed_at timestamptz,
  closed_by bigint references account,
  reopened_at timestamptz,
  reopened_by bigint references account,
  reopened_why text,
  primary key (activity_id, day),
  check ((closed_at is null) = (closed_by is null)),
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_why is null))
);
create index roll_call_day on roll_call (day);
comment on table roll_call is 'The roll-call of an activity on a day. Its row is the lock that every mark of that session takes.';
comment on column roll_call.activity_id is 'The activity.';
comment on column roll_call.day is 'Day of service.';
comment on column roll_call.closed_at is 'When it was finished; none while it can be changed.';
comment on column roll_call.closed_by is 'Who finished it. [personal: identity]';
comment on column roll_call.reopened_at is 'When it was last reopened.';
comment on column roll_call.reopened_by is 'Who reopened it. [personal: identity]';
comment on column roll_call.reopened_why is 'The reason given.';

create table attendance (
  id bigint generated always as identity primary key,
  child_id bigint not null references person,
  activity_id bigint not null references activity,
  day date not null,
  booking_id bigint references booking,
  kind text not null references attendance_kind,
  marked_by bigint not null references account,
  marked_at timestamptz not null,
  household_id bigint not null references household,
  settled_cents integer check (settled_cents >= 0),
  charge_id bigint references ledger_transaction,
  settlements integer not null default 0,
  unique (child_id, activity_id, day),
  check (settled_cents is not null or (charge_id is null and settlements = 0))
);
create index attendance_session on attendance (activity_id, day);
create index attendance_booking on attendance (booking_id);
create index attendance_charge on attendance (charge_id);
create index attendance_household on attendance (household_id, day);
comment on table attendance is 'How a child attended an activity on a day.';
comment on column attendance.id is 'Identifier.';
comment on column attendance.child_id is 'The child. [personal: family]';
comment on column attendance.activity_id is 'The activity.';
comment on column attendance.day is 'Day of service. [personal: family]';
comment on column attendance.booking_id is 'The booking that it follows; none for a child who was not booked.';
comment on column attendance.kind is 'How. [personal: family]';
comment on column attendance.marked_by is 'Who marked it. [personal: identity]';
comment on column attendance.marked_at is 'When it was marked.';
comment on column attendance.household_id is 'The household that pays. [personal: family]';
comment on column attendance.settled_cents is 'What the place costs since the roll-call was finished, in cents; none before. [personal: money]';
comment on column attendance.charge_id is 'The debit that stands since; none when it is the booking''s own, or nothing. [personal: money]';
comment on column attendance.settlements is 'How many debits the roll-call wrote: the number in their reference.';

create table list_setting (
  service_id bigint primary key references service,
  at_time time not null,
  days_before integer not null check (days_before between 0 and 7),
  email text not null
);
comment on table list_setting is 'When a service''s counts are frozen and where they are sent.';
comment on column list_setting.service_id is 'The service.';
comment on column list_setting.at_time is 'At that time, Paris.';
comment on column list_setting.days_before is 'That many days before the day of service; 0 is the morning itself.';
comment on column list_setting.email is 'Where the counts are sent.';

create table frozen_list (
  service_id bigint not null references service,
  day date not null,
  frozen_at timestamptz not null,
  sent_to text not null,
  primary key (service_id, day)
);
create index frozen_list_day on frozen_list (day);
comment on table frozen_list is 'The counts of a service for a day, as they were when frozen and sent.';
comment on column frozen_list.service_id is 'The service.';
comment on column frozen_list.day is 'Day of service.';
comment on column frozen_list.frozen_at is 'When.';
comment on column frozen_list.sent_to is 'Where they were sent.';

create table frozen_count (
  service_id bigint not null,
  day date not null,
  activity_id bigint not null references activity,
  school text not null,
  meal text not null,
  children integer not null check (children > 0),
  primary key (service_id, day, activity_id, school, meal),
  foreign key (service_id, day) references frozen_list
);
create index frozen_count_activity on frozen_count (activity_id);
comment on table frozen_count is 'One line of frozen counts.';
comment on column frozen_count.service_id is 'The service.';
comment on column frozen_count.day is 'Day of service.';
comment on column frozen_count.activity_id is 'The activity.';
comment on column frozen_count.school is 'The school''s name that day; empty when unknown.';
comment on column frozen_count.meal is 'The kind of meal; empty when not said.';
comment on column frozen_count.children is 'How many children.';

alter table booking
  add column forced_why text;
comment on column booking.forced_why is 'The reason given by the agent who booked or cancelled for the family; none when a family did. [personal: family]';
