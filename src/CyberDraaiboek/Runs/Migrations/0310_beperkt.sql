-- Whether only those in the run may know of it. Empty in rows of before this change: then the run itself is asked.
alter table inzetten add column beperkt integer;
