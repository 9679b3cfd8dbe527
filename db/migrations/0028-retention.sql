-- Conversations are deleted once their time is over; what is refused to somebody signed in is traced.

create index thread_over on thread (last_at) where person_id is not null and waiting_since is null;

comment on table audit_event is 'Which agent read or changed which file, and what was refused to whom. Append-only.';
comment on column audit_event.subject is 'What, by number: «personne/12», «demande/109»; what the edge refused, by its address.';
