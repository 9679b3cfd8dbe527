-- Open conversations of every service, the last written first, for agents who see them all.

create index thread_open on thread (last_at desc, id desc) where closed_at is null;
