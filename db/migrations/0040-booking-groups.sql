-- Group bookings: what one order changed, so that it can be undone for a while.
create table booking_group (
  id bigint generated always as identity primary key,
  account_id bigint not null references account,
  made_at timestamptz not null,
  added bigint[] not null,
  cancelled bigint[] not null,
  undone_at timestamptz
);
create index booking_group_account on booking_group (account_id);
create index booking_group_made on booking_group (made_at);

comment on table booking_group is 'A group booking, kept for a few days: it can be undone during the first ten minutes.';
comment on column booking_group.id is 'Number, in the address of its page.';
comment on column booking_group.account_id is 'Who made it. [personal: identity]';
comment on column booking_group.made_at is 'When it was saved.';
comment on column booking_group.added is 'Bookings that it made. [personal: family]';
comment on column booking_group.cancelled is 'Bookings that it cancelled. [personal: family]';
comment on column booking_group.undone_at is 'When it was undone; null otherwise.';
