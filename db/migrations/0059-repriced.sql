-- Bookings priced again whose family is not told yet: one letter for all of them, even when the work stops half-way.

create table booking_repriced (
  booking_id bigint primary key references booking,
  before_cents integer not null check (before_cents >= 0)
);
comment on table booking_repriced is 'Bookings priced again whose family has not been told yet. Deleted with the letter.';
comment on column booking_repriced.booking_id is 'The booking.';
comment on column booking_repriced.before_cents is 'What it cost when the family last knew, in cents. [personal: money]';
