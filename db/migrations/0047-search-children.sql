-- Agents find a child by the beginning of its names, accents and case aside.
create function search_name(text) returns text language sql immutable parallel safe
  return regexp_replace(normalize(lower($1), nfd), '[\u0300-\u036f]', '', 'g');
create index person_child_name on person (search_name(coalesce(usual_name, birth_name) || ' ' || first_name) text_pattern_ops) where kind = 'child';
create index person_child_first_name on person (search_name(first_name || ' ' || coalesce(usual_name, birth_name)) text_pattern_ops) where kind = 'child';
