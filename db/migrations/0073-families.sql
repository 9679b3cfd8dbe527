-- Agents find a family by a name more or less right, and see likely duplicates.
create index person_alike on person using gin (search_name(first_name || ' ' || birth_name || ' ' || coalesce(usual_name, '')) public.gin_trgm_ops);
create index person_born on person (birth_date);
