-- Tables of ASP.NET Core Identity (schema version 3, with passkeys). Its column names are its own.
create table accounts (
    "Id"                   text primary key not null,
    "UserName"             text,
    "NormalizedUserName"   text,
    "Email"                text,
    "NormalizedEmail"      text,
    "EmailConfirmed"       integer not null,
    "PasswordHash"         text,
    "SecurityStamp"        text,
    "ConcurrencyStamp"     text,
    "PhoneNumber"          text,
    "PhoneNumberConfirmed" integer not null,
    "TwoFactorEnabled"     integer not null,
    "LockoutEnd"           text,
    "LockoutEnabled"       integer not null,
    "AccessFailedCount"    integer not null,
    "FullName"             text    not null,
    "Person"               text,
    "Rights"               text    not null,
    "Blocked"              integer not null,
    "MadeMs"               integer not null
) strict;

create unique index accounts_naam on accounts ("NormalizedUserName");
create index accounts_mail on accounts ("NormalizedEmail");

create table account_kenmerken (
    "Id"         integer primary key autoincrement not null,
    "UserId"     text not null references accounts ("Id") on delete cascade,
    "ClaimType"  text,
    "ClaimValue" text
) strict;

create index account_kenmerken_account on account_kenmerken ("UserId");

create table account_aanmeldingen (
    "LoginProvider"       text not null,
    "ProviderKey"         text not null,
    "ProviderDisplayName" text,
    "UserId"              text not null references accounts ("Id") on delete cascade,
    primary key ("LoginProvider", "ProviderKey")
) strict;

create index account_aanmeldingen_account on account_aanmeldingen ("UserId");

-- Values are encrypted before they come here.
create table account_geheimen (
    "UserId"        text not null references accounts ("Id") on delete cascade,
    "LoginProvider" text not null,
    "Name"          text not null,
    "Value"         text,
    primary key ("UserId", "LoginProvider", "Name")
) strict;

-- Public keys only: a passkey's secret never leaves its device.
create table account_passkeys (
    "CredentialId" blob primary key not null,
    "UserId"       text not null references accounts ("Id") on delete cascade,
    "Data"         text not null
) strict;

create index account_passkeys_account on account_passkeys ("UserId");

-- One row per browser that is signed in. Under the hash of what is in its cookie; without a row the cookie opens nothing.
create table sessies (
    id          text primary key,
    account     text references accounts ("Id") on delete cascade,
    naam        text    not null,
    rechten     text    not null,
    manier      text    not null,
    begonnen_ms integer not null,
    gezien_ms   integer not null,
    adres       text,
    apparaat    text
) strict, without rowid;

create index sessies_account on sessies (account);

-- One-time links with which somebody sets up their account.
create table account_links (
    hash       text primary key,
    account    text    not null references accounts ("Id") on delete cascade,
    geldig_tot_ms integer not null,
    gemaakt_door text  not null,
    gebruikt_ms  integer
) strict, without rowid;

-- What happened to accounts and who signed in how. Never changed; never a secret.
create table toegangslog (
    nummer  integer primary key,
    om_ms   integer not null,
    account text,
    naam    text    not null,
    wat     text    not null,
    door    text    not null,
    adres   text
) strict;

create trigger toegangslog_niet_wijzigen before update on toegangslog
begin
    select raise(abort, 'het toegangslog wordt nooit gewijzigd');
end;

create trigger toegangslog_niet_wissen before delete on toegangslog
begin
    select raise(abort, 'uit het toegangslog wordt nooit iets gewist');
end;
