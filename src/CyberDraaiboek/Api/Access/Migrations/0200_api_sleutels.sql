-- Keys for other systems. Of the secret only its SHA-256 is kept; a revoked key stays, so that old entries can be explained.
create table api_sleutels (
    id               text primary key,
    naam             text    not null,
    bereiken         text    not null,
    hash             text    not null,
    gemaakt_ms       integer not null,
    gemaakt_door     text    not null,
    ingetrokken_ms   integer,
    ingetrokken_door text
) strict, without rowid;
