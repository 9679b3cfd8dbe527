-- What the town hall settles by itself: activities whole, closures of some activities only, and what closing undid.
alter table activity
  add column site text check (site <> ''),
  add column requires_enrolment boolean not null default true,
  add column overdraft text not null default 'warn' check (overdraft in ('accept', 'warn', 'refuse')),
  add column closed_from date;
comment on column activity.site is 'Where it takes place («Restaurant scolaire»): a service on two sites is two activities, each with its places and its levels. None when there is but one site.';
comment on column activity.requires_enrolment is 'Whether a child must be enrolled to be booked; otherwise going to one of its schools and levels is enough.';
comment on column activity.overdraft is 'What a booking does to an account that it leaves below zero: accept (nothing said), warn, refuse.';
comment on column activity.closed_from is 'First day on which it no longer opens; none while it goes on. An activity is never deleted.';

alter table closure
  add column created_at timestamptz,
  add column created_by bigint references account,
  add column undone_at timestamptz,
  add column undone_by bigint references account,
  add constraint closure_undone check ((undone_at is null) = (undone_by is null));
comment on column closure.created_at is 'When it was entered; none when computed.';
comment on column closure.created_by is 'Who entered it. [personal: identity]';
comment on column closure.undone_at is 'When it was taken back: it no longer closes anything; kept so that one knows why.';
comment on column closure.undone_by is 'Who took it back. [personal: identity]';

create table closure_activity (
  closure_id bigint not null references closure,
  activity_id bigint not null references activity,
  primary key (closure_id, activity_id)
);
create index closure_activity_activity on closure_activity (activity_id);
comment on table closure_activity is 'The activities that a closure closes; a closure without any line closes them all.';
comment on column closure_activity.closure_id is 'The closure.';
comment on column closure_activity.activity_id is 'The activity.';
create trigger closure_activity_settled after insert or update or delete or truncate on closure_activity for each statement execute function settled_changed();

create table closure_booking (
  closure_id bigint not null references closure,
  booking_id bigint not null references booking,
  restored_id bigint references booking,
  primary key (closure_id, booking_id)
);
create index closure_booking_restored on closure_booking (restored_id);
create index closure_booking_booking on closure_booking (booking_id);
comment on table closure_booking is 'The bookings that a closure cancelled, and what they became when it was taken back.';
comment on column closure_booking.closure_id is 'The closure.';
comment on column closure_booking.booking_id is 'The booking cancelled.';
comment on column closure_booking.restored_id is 'The booking that took its place when the closure was taken back.';

create table closure_letter (
  closure_id bigint not null references closure,
  account_id bigint not null references account,
  about text not null check (about in ('closed', 'undone')),
  posted_at timestamptz not null,
  primary key (closure_id, account_id, about)
);
create index closure_letter_account on closure_letter (account_id);
comment on table closure_letter is 'Whom a closure was told, so that nobody is told twice.';
comment on column closure_letter.closure_id is 'The closure.';
comment on column closure_letter.account_id is 'Who was told. [personal: identity]';
comment on column closure_letter.about is 'closed, or undone.';
comment on column closure_letter.posted_at is 'When the letter was posted.';
