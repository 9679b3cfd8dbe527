-- Taking an acceptance back brings back the school enrolment that it had replaced.
alter table school_enrolment add column replaced_by bigint references request;
create index school_enrolment_request on school_enrolment (request_number) where request_number is not null;
create index school_enrolment_replaced_by on school_enrolment (replaced_by) where replaced_by is not null;
comment on column school_enrolment.replaced_by is 'The request whose acceptance closed it; it stands again when that acceptance is taken back. Null otherwise.';
