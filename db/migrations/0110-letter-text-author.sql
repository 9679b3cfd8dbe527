-- Who last wrote a letter of the town.
alter table letter_text add column account_id bigint references account;
update letter_text t set account_id = (
  select account_id from audit_event e
  where e.subject = 'courriel/' || t.code and e.action = 'town.write-letter'
  order by e.at desc limit 1
);
create index letter_text_account on letter_text (account_id);
comment on column letter_text.account_id is 'Which agent last wrote it; none: from before it was kept. [personal: identity]';
