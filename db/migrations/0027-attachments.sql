-- What is joined to a message: the same documents as papers, scanned and opened the same way.

alter table document alter column account_id drop not null;
comment on column document.account_id is 'Who sent it; null for somebody without an account, who joins it to a message. [personal: identity]';

create table thread_attachment (
  message_id bigint not null references thread_message on delete cascade,
  document_id bigint not null unique references document,
  primary key (message_id, document_id)
);
comment on table thread_attachment is 'What is joined to a message of a conversation.';
comment on column thread_attachment.message_id is 'The message.';
comment on column thread_attachment.document_id is 'What is joined to it, read by those who read the conversation. [personal: family]';

alter table visitor_contact add column document_id bigint unique references document;
comment on column visitor_contact.document_id is 'What is joined to the message until its address is confirmed; then it is the conversation''s. [personal: family]';
