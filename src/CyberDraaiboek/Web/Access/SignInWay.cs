using System.Text.Json.Serialization;

namespace CyberDraaiboek.Web.Access;

/// <summary>How a session began.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SignInWay>))]
public enum SignInWay
{
    /// <summary>Name and password ("wachtwoord").</summary>
    [JsonStringEnumMemberName("wachtwoord")]
    Password,

    /// <summary>Password and a code from an app ("wachtwoord_en_code").</summary>
    [JsonStringEnumMemberName("wachtwoord_en_code")]
    PasswordAndCode,

    /// <summary>Password and a recovery code ("herstelcode").</summary>
    [JsonStringEnumMemberName("herstelcode")]
    RecoveryCode,

    /// <summary>A passkey ("passkey").</summary>
    [JsonStringEnumMemberName("passkey")]
    Passkey,

    /// <summary>The organisation's own sign-in ("extern").</summary>
    [JsonStringEnumMemberName("extern")]
    External,

    /// <summary>A one-time link ("link").</summary>
    [JsonStringEnumMemberName("link")]
    Link,

    /// <summary>A code from the sealed envelope ("envelop").</summary>
    [JsonStringEnumMemberName("envelop")]
    Envelope,
}
