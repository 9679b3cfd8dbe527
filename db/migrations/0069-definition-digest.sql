-- A definition is read with nearly every request and never changes once published: a process that has read that text once
-- need not be sent it again (features/procedures/store/definitions.ts).
alter table procedure_version add column digest text not null generated always as (md5(definition::text)) stored;
comment on column procedure_version.digest is 'Tells texts of definitions apart; only ever compared.';
