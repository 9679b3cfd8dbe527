-- The history of settings holds every feature's: under which word each line stands.
alter table setting_change add column theme text not null default 'Commune' check (theme <> '');
alter table setting_change disable trigger setting_change_append_only;
update setting_change set theme = 'Messages' where setting like 'Messages – %';
update setting_change set theme = 'Courriels' where setting like 'Courriel%';
alter table setting_change enable trigger setting_change_append_only;
alter table setting_change alter column theme drop default;
comment on column setting_change.theme is 'The subject under which it is found: «Services», «Tarifs», «Agents».';
comment on column setting_change.setting is 'What, as its page calls it: «Identité – Couleur»; the name of an agent who is invited, suspended… [personal: identity]';
create index setting_change_theme on setting_change (theme, id);
