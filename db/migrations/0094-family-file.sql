-- Agents find a family by a telephone, and read what was done for it at the counter.
create index contact_phone on contact_details using gin
  ((replace(coalesce(phone, ''), ' ', '') || ' ' || replace(coalesce(other_phone, ''), ' ', '')) public.gin_trgm_ops);
create index authorised_phone on authorised_person using gin (replace(phone, ' ', '') public.gin_trgm_ops) where phone is not null;
create index booking_by_hand on booking (household_id) where forced_why is not null;
